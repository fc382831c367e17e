package org.tautband.shell.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.tautband.Tautband;
import org.tautband.database.RunningDatabase;
import org.tautband.shell.cli.Failures.Refusal;

/** The application as a command starts it. */
record Application(DataFolder data) {

  /** Starts it with these settings; what goes on is told in DATA/tautband.log. */
  ConfigurableApplicationContext start(Map<String, String> settings) {
    requireFreePort(settings);
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.add("--tautband.data=" + data.path());
    arguments.add("--logging.file.name=" + data.path().resolve("tautband.log"));
    arguments.add("--logging.threshold.console=OFF");
    SpringApplication application = new SpringApplication(Tautband.class);
    application.setLogStartupInfo(false);
    return application.run(arguments.toArray(String[]::new));
  }

  /**
   * Starts it for one task: beside the running application when there is one, on its database;
   * otherwise with the database of its own.
   */
  ConfigurableApplicationContext startForOneTask() throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", "0");
    // Mail and check-ins are the running application's work: this one knows no mail server.
    settings.put("tautband.background", "false");
    // No page is asked for: what only pages need is not made. Listeners are made when they are
    // told.
    settings.put("spring.main.lazy-initialization", "true");
    settings.putAll(database(System.getenv()));
    return start(settings);
  }

  /**
   * Where the record is: on the outside server that the environment names, in the running
   * application's database, or in the folder. Never in a new one: an empty record is found clean.
   */
  Map<String, String> database(Map<String, String> environment) throws IOException {
    if (!data.isDemo()) {
      var outside = ServeSettings.database(environment);
      if (!outside.getOrDefault("tautband.url", "").isEmpty()) {
        return outside;
      }
    }
    if (!data.hasDatabase()) {
      throw new Refusal(
          "There is no database in "
              + data.path()
              + ". When the record is on an outside PostgreSQL, set the variables TAUTBAND_DATABASE_…"
              + " as for serve.");
    }
    return RunningDatabase.settings(data.path()).orElse(Map.of());
  }

  /** Said before the database starts, not seconds later. */
  private static void requireFreePort(Map<String, String> settings) {
    int port = Integer.parseInt(settings.getOrDefault("server.port", "0"));
    if (port != 0 && !isFree(settings.getOrDefault("server.address", "127.0.0.1"), port)) {
      throw new Refusal(Failures.portTaken(port));
    }
  }

  static boolean isFree(String address, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException | IllegalArgumentException taken) {
      return false;
    }
  }

  static int port(ConfigurableApplicationContext running) {
    return Objects.requireNonNull(((WebServerApplicationContext) running).getWebServer()).getPort();
  }

  /** Returns when the first page answers. */
  static void awaitFirstPage(String address) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest page =
          HttpRequest.newBuilder(URI.create(address + "/login"))
              .timeout(Duration.ofSeconds(60))
              .build();
      int status = http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IOException("The first page answers with status " + status);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while starting", stopped);
    }
  }
}
