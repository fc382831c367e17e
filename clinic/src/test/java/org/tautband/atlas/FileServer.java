package org.tautband.atlas;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A plain file server on the folder of the project: nothing of ours runs in it. */
final class FileServer implements AutoCloseable {
  private final HttpServer server;

  FileServer() {
    Path project =
        Stream.of("..", ".")
            .map(Path::of)
            .filter(root -> Files.isDirectory(root.resolve("docs/chart")))
            .findFirst()
            .orElseThrow()
            .toAbsolutePath()
            .normalize();
    server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            project,
            SimpleFileServer.OutputLevel.NONE);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** The page that shows the element alone. */
  String page() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/docs/chart/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
