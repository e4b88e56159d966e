package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Content;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.remote.RemoteRepository;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Switch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 33 of the emulation matrix. */
class ReferrersFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(100);
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final FaultRig rig = FaultRig.open();

  @BeforeEach
  void fill() {
    ARTIFACT.putInto(rig.registry(), "1.0");
    rig.registry().putBlob(FaultRig.PATH, EMPTY);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private static byte[] signature(String type) {
    String subject =
        "{\"mediaType\":\""
            + MediaTypes.OCI_MANIFEST
            + "\",\"digest\":\""
            + ARTIFACT.root().digest()
            + "\",\"size\":"
            + ARTIFACT.root().size()
            + "}";
    String text =
        "{\"schemaVersion\":2,\"mediaType\":\""
            + MediaTypes.OCI_MANIFEST
            + "\",\"artifactType\":\""
            + type
            + "\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\""
            + Digest.ofBytes(EMPTY)
            + "\",\"size\":2},\"layers\":[],\"subject\":"
            + subject
            + "}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void attach(RemoteRepository repository, String type) {
    byte[] manifest = signature(type);
    repository.push(
        Descriptor.ofBytes(MediaTypes.OCI_MANIFEST, manifest), Content.ofBytes(manifest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "paged", "no-filter-header", "404", "wrong-type"})
  void whatRefersToAManifestIsFoundAndFiltered(String mode) {
    rig.registry().set(Switch.REFERRERS, mode);
    RemoteRepository repository = rig.repository();
    attach(repository, "x/one");
    attach(repository, "x/two");
    attach(repository, "x/three");
    for (RemoteRepository asking : new RemoteRepository[] {repository, rig.repository()}) {
      assertThat(asking.referrers(ARTIFACT.root(), ""))
          .extracting(Descriptor::artifactType)
          .containsExactlyInAnyOrder("x/one", "x/two", "x/three");
      assertThat(asking.referrers(ARTIFACT.root(), "x/two"))
          .extracting(Descriptor::artifactType)
          .containsExactly("x/two");
    }
  }

  @Test
  void whereTheRegistrySaysNothingTheTagIsWrittenToo() {
    rig.registry().set(Switch.REFERRERS, "404");
    attach(rig.repository(), "x/one");
    String tag = ARTIFACT.root().digest().text().replace(':', '-');
    assertThat(rig.registry().tags(FaultRig.PATH)).contains(tag);
    assertThat(rig.registry().requests(Endpoint.MANIFEST))
        .last()
        .matches(r -> r.target().endsWith("/" + tag) || r.method().equals("DELETE"));
  }

  @Test
  void whereTheRegistryTakesNoteNoTagIsWritten() {
    attach(rig.repository(), "x/one");
    assertThat(rig.registry().tags(FaultRig.PATH)).containsExactly("1.0");
  }

  @Test
  void aTagThatCannotMoveIsAnErrorThatNamesIt() {
    rig.registry().set(Switch.REFERRERS, "404").set(Switch.REFERRERS_TAG, "immutable");
    RemoteRepository repository = rig.repository();
    attach(repository, "x/one");
    String tag = ARTIFACT.root().digest().text().replace(':', '-');
    assertThatThrownBy(() -> attach(repository, "x/two"))
        .hasMessageStartingWith("failed to push referrers index tagged by " + tag + ": ")
        .hasMessageContaining("response status code 409: tag immutable");
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    attach(rig.repository(), "x/one");
    rig.registry().set(Switch.REFERRERS, "link-loop");
    assertThatThrownBy(() -> rig.repository().referrers(ARTIFACT.root(), ""))
        .isInstanceOf(RuntimeException.class);
    assertThat(rig.registry().requests(Endpoint.REFERRERS)).hasSizeLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({
    "400, response status code 400: unsupported",
    "name-unknown, response status code 404: name unknown"
  })
  void anErrorThatIsNoMissingEndpointIsAnError(String mode, String message) {
    rig.registry().set(Switch.REFERRERS, mode);
    assertThatThrownBy(() -> rig.repository().referrers(ARTIFACT.root(), ""))
        .hasMessageContaining(message);
  }
}
