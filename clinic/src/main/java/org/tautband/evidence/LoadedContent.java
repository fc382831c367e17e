package org.tautband.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the content when the application starts; a bad row stops the start with file and line. */
@Configuration(proxyBeanMethods = false)
class LoadedContent {
  @Bean
  Content content() {
    return Content.load();
  }
}
