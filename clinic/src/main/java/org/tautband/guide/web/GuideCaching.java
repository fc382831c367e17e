package org.tautband.guide.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tautband.evidence.Rereads;
import org.tautband.guide.Shelf;

/** A page of the guide is rendered once a minute, and not sent twice to whoever has it. */
@Configuration(proxyBeanMethods = false)
class GuideCaching {
  @Bean
  FilterRegistrationBean<KeptPages> keptPages(Shelf shelf, Rereads rereads) {
    var filter = new FilterRegistrationBean<>(new KeptPages(shelf, rereads));
    filter.addUrlPatterns("/guide", "/guide/*", "/sitemap.xml");
    return filter;
  }
}
