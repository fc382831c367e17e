package org.tautband.outbox;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Lets tests of other modules have the mail of the current group sent when they say so. */
public final class MailGoesOut {
  private MailGoesOut() {}

  /** Whether the mail server was there. */
  public static boolean at(Instant now, ApplicationContext application) {
    return application.getBean(Postman.class).sendGroup(now);
  }
}
