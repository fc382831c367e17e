package org.tautband.shell.web;

import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives every template {@code #tb}. */
@Component
class WordsInTemplates extends AbstractDialect implements IExpressionObjectDialect {
  private final Words words;

  WordsInTemplates(Clock clock) {
    super("tautband");
    words = new Words(clock);
  }

  @Override
  public IExpressionObjectFactory getExpressionObjectFactory() {
    return new IExpressionObjectFactory() {
      @Override
      public Set<String> getAllExpressionObjectNames() {
        return Set.of("tb");
      }

      @Override
      public Object buildObject(IExpressionContext context, String name) {
        return words;
      }

      @Override
      public boolean isCacheable(String name) {
        return true;
      }
    };
  }
}
