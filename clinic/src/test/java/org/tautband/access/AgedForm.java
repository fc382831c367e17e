package org.tautband.access;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.test.context.TestComponent;

/** Public forms that were opened some time ago, so that no test has to wait. */
@TestComponent
public class AgedForm {
  private final PublicForms forms;

  AgedForm(PublicForms forms) {
    this.forms = forms;
  }

  /** The token of a form that was opened so long ago. */
  public String token(String form, Duration ago) {
    return forms.token(form, Instant.now().minus(ago));
  }

  /** Nobody has sent anything yet. */
  public void forgetWhoSent() {
    forms.forget();
  }
}
