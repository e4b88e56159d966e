package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.IntegrityException;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.Where;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows 26 to 32 of the emulation matrix, and what was measured about other clients' integrity
 * checks.
 */
class IntegrityFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(200_000);

  private final FaultRig rig = FaultRig.open();

  @BeforeEach
  void fill() {
    ARTIFACT.putInto(rig.registry(), "1.0");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private byte[] fetchLayer() throws IOException {
    try (InputStream in = rig.repository().fetch(ARTIFACT.layerDescriptor())) {
      return in.readAllBytes();
    }
  }

  @Test
  void binaryBytesComeAsTheyAre() throws IOException {
    assertThat(fetchLayer()).isEqualTo(ARTIFACT.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "sent", "of-body"})
  void aFlippedByteIsFoundWhateverTheHeaderSays(String header) {
    rig.registry().set(Switch.BODY_FAULT, "corrupt").set(Switch.DIGEST_HEADER, header);
    assertThatThrownBy(this::fetchLayer).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> rig.pull("1.0")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void aFlippedByteIsFoundByAReaderOfSingleBytes() {
    rig.registry().set(Switch.BODY_FAULT, "corrupt").set(Switch.DIGEST_HEADER, "missing");
    assertThatThrownBy(this::readByByte).isInstanceOf(IntegrityException.class);
  }

  @Test
  void aReaderOfSingleBytesGetsGoodContent() throws IOException {
    assertThat(readByByte()).isEqualTo(ARTIFACT.layer());
  }

  private byte[] readByByte() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = rig.repository().fetch(ARTIFACT.layerDescriptor())) {
      boolean odd = false;
      byte[] some = new byte[777];
      for (int c = in.read(); c >= 0; c = in.read()) {
        out.write(c);
        odd = !odd;
        int size = odd ? in.read(some) : 0;
        out.write(some, 0, Math.max(0, size));
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "until-close", "chunked"})
  void row32ACutBodyIsNeverAccepted(String length) {
    rig.registry()
        .set(Switch.BODY_FAULT, "truncated")
        .set(Switch.BODY_LENGTH, length)
        .set(Switch.RANGE, "ignored");
    assertThatThrownBy(this::fetchLayer).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> rig.pull("1.0")).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "exact, 206",
    "exact, unannounced",
    "exact, ignored",
    "chunked, 206",
    "until-close, 206"
  })
  void row31And32ABodyThatWasCutOnceIsGoneOnWith(String length, String range) throws IOException {
    rig.registry()
        .set(Switch.RANGE, range)
        .set(Switch.BODY_LENGTH, length)
        .set(Switch.BODY_FAULT, "truncated", Where.endpoint(Endpoint.BLOB).nth(1));
    assertThat(fetchLayer()).isEqualTo(ARTIFACT.layer());
    assertThat(rig.registry().requests(Endpoint.BLOB).get(1).header("Range"))
        .contains("bytes=100000-199999");
  }

  @Test
  void row31APartFromElsewhereIsNotTaken() {
    rig.registry()
        .set(Switch.RANGE, "wrong")
        .set(Switch.BODY_FAULT, "truncated", Where.endpoint(Endpoint.BLOB).nth(1));
    assertThatThrownBy(this::fetchLayer).isInstanceOf(Exception.class);
  }

  @Test
  void row32MoreBytesThanAnnouncedAreRefused() {
    rig.registry().set(Switch.BODY_FAULT, "extra");
    assertThatThrownBy(this::fetchLayer).isInstanceOf(RuntimeException.class);
    rig.registry().set(Switch.BODY_LENGTH, "chunked");
    assertThatThrownBy(this::fetchLayer).isInstanceOf(IntegrityException.class);
  }

  @Test
  void row32ASlowBodyIsWaitedForAndAStalledOneIsNot() throws IOException {
    byte[] few = {1, 2, 3, 4, 5, 6, 7, 8};
    rig.registry().putBlob(FaultRig.PATH, few);
    rig.registry().set(Switch.BODY_FAULT, "slow:20");
    Descriptor small = Descriptor.ofBytes(MediaTypes.OCTET_STREAM, few);
    try (InputStream in = rig.repository().fetch(small)) {
      assertThat(in.readAllBytes()).isEqualTo(few);
    }
    rig.impatient().registry().set(Switch.BODY_FAULT, "stall").set(Switch.RANGE, "ignored");
    assertThatThrownBy(this::fetchLayer).isInstanceOf(Exception.class);
  }

  @Test
  void row32AStalledBodyIsGoneOnWith() throws IOException {
    rig.impatient()
        .registry()
        .set(Switch.BODY_FAULT, "stall", Where.endpoint(Endpoint.BLOB).nth(1));
    assertThat(fetchLayer()).isEqualTo(ARTIFACT.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "missing-head", "missing-get", "missing-put"})
  void row26ADigestThatIsNotSentIsComputed(String mode) {
    rig.registry().set(Switch.DIGEST_HEADER, mode);
    assertThat(rig.repository().resolve("1.0")).isEqualTo(ARTIFACT.root());
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
    rig.push(Artifact.ofBytes(50), "2.0");
    assertThat(rig.pull("2.0")).hasSize(50);
  }

  @Test
  void row26AWrongDigestOfATagIsNotBelieved() {
    rig.registry().set(Switch.DIGEST_HEADER, "wrong");
    assertThatThrownBy(() -> rig.pull("1.0")).isInstanceOf(RuntimeException.class);
    String digest = ARTIFACT.root().digest().text();
    assertThatThrownBy(() -> rig.repository().resolve(digest))
        .hasMessageContaining("digest mismatch");
  }

  @Test
  void row26AMalformedDigestIsAnError() {
    rig.registry().set(Switch.DIGEST_HEADER, "malformed");
    assertThatThrownBy(() -> rig.repository().resolve("1.0"))
        .hasMessageContaining(
            "invalid response header value: `Docker-Content-Digest: sha256:nonsense`");
  }

  @Test
  void row26ADigestOfAnotherAlgorithmIsCheckedWithThatAlgorithm() {
    rig.registry().set(Switch.DIGEST_HEADER, "sha512", Where.endpoint(Endpoint.MANIFEST));
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "until-close", "missing-head"})
  void row27ALengthThatIsNotSentIsNotNeeded(String mode) {
    rig.registry().set(Switch.BODY_LENGTH, mode);
    assertThat(rig.repository().resolve("1.0").digest())
        .isEqualTo(Digest.of(ARTIFACT.root().digest().text()));
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-long", "too-short", "gzip"})
  void row27AWrongLengthOrAPackedBodyIsNotTakenForContent(String mode) {
    rig.registry().set(Switch.BODY_LENGTH, mode);
    assertThatThrownBy(this::fetchLayer).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> rig.pull("1.0")).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lower", "first-upper"})
  void row28HeaderNamesMayBeWrittenInAnyCase(String mode) {
    rig.registry().set(Switch.HEADER_CASE, mode);
    rig.push(Artifact.ofBytes(60), "2.0");
    assertThat(rig.pull("2.0")).hasSize(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"401", "404", "405"})
  void row29APullNeedsNoHead(String status) {
    rig.registry().set(Switch.MANIFEST_HEAD, status);
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "406"})
  void row30AStrictRegistryFindsOurTypesInAccept(String status) {
    rig.registry().set(Switch.ACCEPT, status);
    assertThat(rig.repository().resolve("1.0")).isEqualTo(ARTIFACT.root());
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @Test
  void row30ACharsetBesideTheTypeDoesNotDisturb() {
    rig.registry().set(Switch.MANIFEST_TYPE, "charset");
    assertThat(rig.repository().resolve("1.0")).isEqualTo(ARTIFACT.root());
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @Test
  void row30ADockerTypeIsReadAsWhatItSays() {
    rig.registry().set(Switch.MANIFEST_TYPE, "docker");
    assertThat(rig.repository().resolve("1.0").mediaType()).isEqualTo(MediaTypes.DOCKER_MANIFEST);
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  @Test
  void row30AMissingTypeIsAnError() {
    rig.registry().set(Switch.MANIFEST_TYPE, "missing");
    assertThatThrownBy(() -> rig.repository().resolve("1.0"))
        .hasMessageContaining("invalid response `Content-Type` header; ");
  }

  @Test
  void metadataLargerThanTheLimitIsRefused() {
    byte[] large =
        ("{\"schemaVersion\":2,\"pad\":\"" + "x".repeat(4 << 20) + "\"}")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    rig.registry().putManifest(FaultRig.PATH, "large", MediaTypes.OCI_MANIFEST, large);
    rig.registry().set(Switch.BODY_LENGTH, "chunked").set(Switch.DIGEST_HEADER, "missing");
    assertThatThrownBy(() -> rig.pull("large")).hasMessageContaining("4194304");
  }
}
