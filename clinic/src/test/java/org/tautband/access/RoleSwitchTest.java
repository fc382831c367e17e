package org.tautband.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;

/** One press makes somebody somebody else in the demonstration, and nowhere else. */
class RoleSwitchTest extends ClinicTest {
  @Autowired StaffLogin people;
  @Autowired SignedInPeople signedIn;
  @Autowired AuditTable audit;

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  private RoleSwitch.Answer become(String login, List<LogoutGuard> guards) {
    var roles = new RoleSwitch(people, signedIn, audit, guards, true);
    return clinic.as(
        clinic.manager(), () -> roles.become(login, request, new MockHttpServletResponse()));
  }

  @Test
  void outsideTheDemonstrationItIsNotThere() {
    var visitor = new Visitor(base());
    visitor.signIn(clinic.manager().login(), Fixtures.PASSWORD);
    var fields = Map.of("login", clinic.administrator().login());
    assertThat(visitor.post("/about", "/demo/become", fields).status()).isEqualTo(404);
    assertThat(visitor.get("/admin/accounts").status()).isEqualTo(403);
  }

  @Test
  void inTheDemonstrationTheOtherPersonIsSignedInAndTheLoginBeforeEnds() {
    var before = request.getSession();
    assertThat(become(clinic.clinician().login(), List.of()))
        .isInstanceOf(RoleSwitch.Answer.Done.class);
    assertThat(request.getSession()).isNotSameAs(before);
    var context =
        (SecurityContext)
            request
                .getSession()
                .getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
    assertThat(context).isNotNull();
    assertThat(context.getAuthentication()).isNotNull();
    assertThat(context.getAuthentication().getName()).isEqualTo(clinic.clinician().login());
    assertThat(become("nobody-of-this-name", List.of()))
        .isInstanceOf(RoleSwitch.Answer.Refused.class);
  }

  @Test
  void nobodyLeavesANeedleBehindByBecomingSomebodyElse() {
    LogoutGuard needleIn =
        actor -> Optional.of(new LogoutGuard.Unfinished("A needle is in.", "/x"));
    assertThat(become(clinic.clinician().login(), List.of(needleIn)))
        .isInstanceOf(RoleSwitch.Answer.Held.class);
  }
}
