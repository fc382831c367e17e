package org.tautband.drawings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tautband.ClinicTest;
import org.tautband.Fixtures;
import org.tautband.Visitor;
import org.tautband.database.Ids;
import org.tautband.episodes.Complaint;
import org.tautband.episodes.Episodes;
import org.tautband.evidence.Place;
import org.tautband.evidence.Side;
import org.tautband.kernel.chart.DrawingWriter;
import org.tautband.patients.Identity;
import org.tautband.patients.Patients;
import org.tautband.patients.Sex;

/** A drawing is kept, changed, laid over another, and asked about its side. */
class PainDrawingPagesTest extends ClinicTest {
  private static final String RIGHT =
      "{\"chart\":\"chart-1\",\"says\":\"drawn\",\"marks\":[{\"region\":\"shoulder_lat.R\","
          + "\"quality\":\"ache\",\"intensity\":6}]}";
  private static final String LEFT = RIGHT.replace(".R", ".L");

  @Autowired private PainDrawings drawings;
  @Autowired private Episodes episodes;
  @Autowired private Patients patients;
  private UUID patientId;
  private UUID episodeId;
  private String path;
  private Visitor visitor;

  @BeforeEach
  void episodeOfARightShoulder() {
    patientId = patient("Marta");
    episodeId = episode(patientId, "Pain in my right shoulder", Set.of());
    path = "/patients/" + patientId + "/episodes/" + episodeId + "/drawings";
    visitor = new Visitor(base());
    visitor.signIn(clinic.clinician().login(), Fixtures.PASSWORD);
  }

  private UUID patient(String name) {
    Identity identity = Identity.of(name, "Probe", LocalDate.of(1984, 3, 14), Sex.FEMALE);
    return clinic.asClinician(() -> patients.register(identity, Ids.next()).id());
  }

  private UUID episode(UUID patient, String words, Set<Place> places) {
    Complaint complaint = new Complaint(words, "", "", "", "", List.copyOf(places));
    return clinic.asClinician(
        () -> episodes.open(patient, Ids.next(), complaint, List.of(), List.of()).id());
  }

  private Visitor.Answer send(String to, String drawing, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(Map.of("drawing", drawing, "hand", "PATIENT"));
    fields.putAll(more);
    return visitor.post(path + "/new", to, fields);
  }

  private List<PainDrawing> kept() {
    return clinic.asClinician(() -> drawings.of(patientId, episodeId));
  }

  @Test
  void aDrawingIsKeptShownAndNotKeptTwice() {
    Map<String, String> once = Map.of("submission", Ids.next().toString());
    Visitor.Answer first = send(path, RIGHT, once);
    assertThat(first.status()).isEqualTo(302);
    assertThat(send(path, RIGHT, once).location()).isEqualTo(first.location());
    assertThat(kept()).hasSize(1);
    assertThat(DrawingWriter.write(kept().getFirst().drawing())).isEqualTo(RIGHT);
    String page = visitor.get(path + "/" + kept().getFirst().id()).body();
    assertThat(page)
        .contains("right outer shoulder", "6 of 10", "Drawn by the patient")
        .contains("<svg", "chart-ache", "no clinician has checked its borders");
    assertThat(visitor.get(path).body()).contains("chart-pictures small");
    assertThat(visitor.get("/patients/" + patientId).body())
        .contains("chart-pictures small", "chart-ache", "Drawing of ");
  }

  @Test
  void sidesThatDisagreeAreAskedWithoutAnAnswerChosen() {
    Visitor.Answer asked = send(path, LEFT, Map.of());
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.body())
        .contains("The drawing shows the left side")
        .contains("says right. Which is it?")
        .contains("shoulder_lat.L")
        .doesNotContain("value=\"DRAWING\" checked", "value=\"WORDS\" checked");
    Visitor.Answer words = send(path, LEFT, Map.of("sides", "WORDS"));
    assertThat(words.status()).isEqualTo(422);
    assertThat(words.body()).contains("Draw it on the right side");
    assertThat(kept()).isEmpty();
    assertThat(send(path, LEFT, Map.of("sides", "DRAWING")).status()).isEqualTo(302);
    assertThat(kept().getFirst().sideWords()).contains("left", "right", "confirmed");
  }

  @Test
  void thePlansSideIsAskedAboutToo() {
    episodeId = episode(patientId, "Shoulder", Set.of(new Place("shoulder", Side.LEFT)));
    path = "/patients/" + patientId + "/episodes/" + episodeId + "/drawings";
    assertThat(send(path, RIGHT, Map.of()).body()).contains("the plan for the same part");
    assertThat(send(path, LEFT, Map.of()).status()).isEqualTo(302);
  }

  @Test
  void whatIsNoDrawingIsRefusedAndNothingTypedIsLost() {
    assertThat(send(path, "", Map.of()).body()).contains("Nothing is drawn");
    assertThat(send(path, RIGHT.replace(".R", ""), Map.of()).body())
        .contains("shoulder_lat.R” (right)")
        .contains("checked");
    assertThat(send(path, RIGHT.replace("chart-1", "chart-9"), Map.of()).body())
        .contains("Nothing was changed in it");
    assertThat(send(path, "{\"marks\":[[NaN]]}", Map.of()).status()).isEqualTo(422);
    assertThat(kept()).isEmpty();
  }

  @Test
  void everyVersionIsKeptAndAStaleOneDoesNotOverwrite() {
    send(path, RIGHT, Map.of());
    UUID id = kept().getFirst().id();
    String change = path + "/" + id + "/change";
    String both = RIGHT.replace("]}", ",{\"region\":\"neck_post.R\",\"quality\":\"sharp\"}]}");
    assertThat(send(change, both, Map.of("edition", "1")).status()).isEqualTo(302);
    Visitor.Answer stale = send(change, RIGHT, Map.of("edition", "1"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody else saved while you were drawing");
    assertThat(clinic.asClinician(() -> drawings.editions(patientId, id))).hasSize(2);
    assertThat(visitor.get(path + "/" + id + "/editions/1").body()).contains("An earlier version.");
  }

  @Test
  void twoDatesLieOverOneAnotherAndChangeIsNotClaimedLightly() {
    send(path, RIGHT, Map.of());
    send(path, RIGHT, Map.of());
    List<PainDrawing> both = kept();
    String over = visitor.get(path + "/" + both.get(0).id() + "/over/" + both.get(1).id()).body();
    assertThat(over)
        .contains("Jaccard 1.00")
        .contains("No change of place can be told")
        .contains("chart-earlier");
  }

  @Test
  void anotherPatientsDrawingIsNotThere() {
    send(path, RIGHT, Map.of());
    UUID id = kept().getFirst().id();
    UUID other = patient("Petra");
    UUID theirs = episode(other, "Shoulder", Set.of());
    String foreign = "/patients/" + other + "/episodes/" + theirs + "/drawings/" + id;
    assertThat(visitor.get(foreign).status()).isEqualTo(404);
    assertThat(visitor.get(foreign + "/change").status()).isEqualTo(404);
    String theirPath = "/patients/" + other + "/episodes/" + theirs + "/drawings";
    Map<String, String> fields =
        Map.of("drawing", RIGHT, "hand", "PATIENT", "submission", id.toString());
    Visitor.Answer sent = visitor.post(theirPath + "/new", theirPath, fields);
    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.location()).contains(theirPath).doesNotContain(id.toString());
    assertThat(kept()).hasSize(1);
  }
}
