package org.tautband.guide.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** A page of the guide that did not change is not sent twice. */
@Configuration(proxyBeanMethods = false)
class GuideCaching {
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> guideEtags() {
    var etags = new ShallowEtagHeaderFilter();
    // The server does not compress what has a strong one.
    etags.setWriteWeakETag(true);
    var filter = new FilterRegistrationBean<>(etags);
    filter.addUrlPatterns("/guide", "/guide/*", "/sitemap.xml");
    return filter;
  }
}
