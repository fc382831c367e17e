package org.tautband.guide.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A page of the guide is rendered once a minute, and not sent twice to whoever has it. */
@Configuration(proxyBeanMethods = false)
class GuideCaching {
  @Bean
  FilterRegistrationBean<KeptPages> keptPages() {
    var filter = new FilterRegistrationBean<>(new KeptPages());
    filter.addUrlPatterns("/guide", "/guide/*", "/sitemap.xml");
    return filter;
  }
}
