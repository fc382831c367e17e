package org.tautband.shell.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Style sheets, programs, fonts and pictures, under names that carry a hash of what is in them.
 *
 * <p>Only below these addresses: by Spring Boot's own rule any address could be a file, and then
 * every link of every page is looked for in every jar before the page is sent – a third of the time
 * that drawing a page took.
 */
@Configuration(proxyBeanMethods = false)
class PublicFiles implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    add(registry, "classpath:/static/", "/{folder:css|js|fonts}/**", "/favicon*");
    add(registry, "classpath:/META-INF/resources/webjars/", "/webjars/**");
  }

  private static void add(ResourceHandlerRegistry registry, String location, String... addresses) {
    registry
        .addResourceHandler(addresses)
        .addResourceLocations(location)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }
}
