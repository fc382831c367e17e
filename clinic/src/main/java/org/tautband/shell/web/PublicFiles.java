package org.tautband.shell.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style sheets, programs, fonts and pictures.
 *
 * <p>Only below these addresses: by Spring Boot's own rule any address could be a file, and then
 * every link of every page is looked for in every jar before the page is sent – a third of the time
 * that drawing a page took.
 *
 * <p>Links lead to {@code /css/3fa9c1d2e4b5/base.css}: the name of the folder is a hash of all that
 * is in it, so a browser keeps what it has for good. Programs that load each other by relative
 * addresses stay in the same folder. Without it a browser asks each time.
 */
@Configuration(proxyBeanMethods = false)
class PublicFiles implements WebMvcConfigurer {
  private static final CacheControl FOR_GOOD =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_EACH_TIME = CacheControl.noCache().cachePublic();

  /** Fonts and libraries carry their version in no address, and hardly ever change. */
  private static final CacheControl A_WEEK = CacheControl.maxAge(Duration.ofDays(7)).cachePublic();

  private static final int HASH_LENGTH = 12;

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (String folder : List.of("css", "js")) {
      String location = "classpath:/static/" + folder + "/";
      String version = version(location);
      registry
          .addResourceHandler("/" + folder + "/" + version + "/**")
          .addResourceLocations(location)
          .setCacheControl(FOR_GOOD);
      registry
          .addResourceHandler("/" + folder + "/**")
          .addResourceLocations(location)
          .setCacheControl(ASK_EACH_TIME)
          .resourceChain(true)
          .addResolver(new VersionResourceResolver().addFixedVersionStrategy(version, "/**"));
    }
    registry
        .addResourceHandler("/fonts/**")
        .addResourceLocations("classpath:/static/fonts/")
        .setCacheControl(A_WEEK);
    registry
        .addResourceHandler("/favicon*")
        .addResourceLocations("classpath:/static/")
        .setCacheControl(A_WEEK);
    registry
        .addResourceHandler("/webjars/**")
        .addResourceLocations("classpath:/META-INF/resources/webjars/")
        .setCacheControl(A_WEEK);
  }

  /** A hash of all files of a folder and of their names. */
  private static String version(String location) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(location + "**");
      Arrays.sort(files, Comparator.comparing(PublicFiles::address));
      for (Resource file : files) {
        if (!file.isReadable()) continue;
        hash.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
        hash.update(file.getContentAsByteArray());
      }
      return HexFormat.of().formatHex(hash.digest()).substring(0, HASH_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(Resource file) {
    try {
      return file.getURL().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
