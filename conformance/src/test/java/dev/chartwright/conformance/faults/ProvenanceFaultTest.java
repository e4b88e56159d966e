package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ForkedRun;
import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Provenance files that are absent, damaged, or signed by the wrong hand, on their way through a
 * registry: {@code --verify} fails in Helm's words, and leaves what Helm leaves and nothing else.
 */
class ProvenanceFaultTest {
  private static final String NO_BLOCK = "Error: signature block not found\n";

  @TempDir Path folder;

  private EmbeddedRegistry registry;
  private Path archive;
  private Path target;

  @BeforeEach
  void start() throws IOException {
    registry = EmbeddedRegistry.start("ada", "lovelace");
    Path chart = Files.createDirectories(folder.resolve("web/templates"));
    Files.writeString(
        folder.resolve("web/Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("one.yaml"), "kind: One\n");
    archive = folder.resolve("web-1.0.0.tgz");
    target = Files.createDirectory(folder.resolve("target"));
    helm("registry", "login", registry.authority(), "--plain-http", "-u", "ada", "-p", "lovelace");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void aRightSignatureIsShownAndBothFilesStay() throws IOException {
    sign("jane");
    push();
    ProgramRun run = pull();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Signed by: Jane Doe <jane@example.com>\nUsing Key With Fingerprint: ")
        .contains("\nChart Hash Verified: sha256:");
    assertThat(left(target)).containsExactly("web-1.0.0.tgz", "web-1.0.0.tgz.prov");
  }

  @Test
  void aMissingFileIsNoProof() throws IOException {
    helm("package", folder.resolve("web").toString(), "-d", folder.toString());
    push();
    assertThat(pull().err())
        .isEqualTo(
            "Error: failed to fetch provenance \"oci://"
                + registry.authority()
                + "/charts/web:1.0.0.prov\"\n");
    assertThat(left(target)).containsExactly("web-1.0.0.tgz");
  }

  @Test
  void anEmptyFileIsNoProof() throws IOException {
    sign("jane");
    Files.write(provenance(), new byte[0]);
    push();
    assertThat(pull().err()).isEqualTo(NO_BLOCK);
    assertThat(left(target)).containsExactly("web-1.0.0.tgz", "web-1.0.0.tgz.prov");
  }

  @Test
  void aTruncatedFileIsNoProof() throws IOException {
    sign("jane");
    byte[] whole = Files.readAllBytes(provenance());
    Files.write(provenance(), Arrays.copyOf(whole, whole.length - 40));
    push();
    assertThat(pull().err()).isEqualTo(NO_BLOCK);
  }

  @Test
  void aFileThatIsMuchTooLongIsRefused() throws IOException {
    sign("jane");
    byte[] whole = Files.readAllBytes(provenance());
    Files.write(provenance(), Arrays.copyOf(whole, (16 << 20) + 1));
    assertThat(verify("jane").err())
        .isEqualTo("Error: provenance file of web-1.0.0.tgz is larger than 16777216 bytes\n");
  }

  @ParameterizedTest
  @CsvSource({
    "john, jane, openpgp: signature made by unknown entity",
    "old, old, openpgp: key expired",
    "revoked, revoked, openpgp: signature made by revoked key",
  })
  void aKeyThatDoesNotCountIsNoProof(String signer, String keyring, String reason)
      throws IOException {
    sign(signer);
    push();
    assertThat(pull("--keyring", key(keyring, "pub")).err()).isEqualTo("Error: " + reason + "\n");
    assertThat(verify(keyring).err()).isEqualTo("Error: " + reason + "\n");
  }

  @Test
  void anotherArchiveUnderTheNameIsFoundOut() throws IOException {
    sign("jane");
    byte[] signature = Files.readAllBytes(provenance());
    Files.writeString(folder.resolve("web/values.yaml"), "more: true\n");
    helm("package", folder.resolve("web").toString(), "-d", folder.toString());
    Files.write(provenance(), signature);
    push();
    assertThat(pull().err()).startsWith("Error: sha256 sum does not match for web-1.0.0.tgz: ");
  }

  @Test
  void anotherNameForTheArchiveIsFoundOut() throws IOException {
    sign("jane");
    Path renamed = folder.resolve("web-1.0.1.tgz");
    Files.copy(archive, renamed);
    Files.copy(provenance(), folder.resolve("web-1.0.1.tgz.prov"));
    assertThat(helm("verify", renamed.toString(), "--keyring", key("jane", "pub")).err())
        .isEqualTo("Error: provenance does not contain a SHA for a file named \"web-1.0.1.tgz\"\n");
  }

  @Test
  void unpackingComesAfterTheCheckAndLeavesNothingWhenThatFails() throws IOException {
    sign("john");
    push();
    assertThat(pull("--untar", "--untardir", "out").code()).isEqualTo(1);
    assertThat(left(target)).isEmpty();
    assertThat(left(folder.resolve("tmp"))).isEmpty();
  }

  @Test
  void renderingAndShowingCheckFirst() throws IOException {
    sign("john");
    push();
    for (List<String> verb : List.of(List.of("template"), List.of("show", "chart"))) {
      List<String> line = new ArrayList<>(verb);
      line.addAll(
          List.of(
              "oci://" + registry.authority() + "/charts/web",
              "--plain-http",
              "--verify",
              "--keyring",
              key("jane", "pub")));
      ProgramRun run = helm(line.toArray(String[]::new));
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).endsWith("Error: openpgp: signature made by unknown entity\n");
    }
  }

  @Test
  void aDamagedFileIsNotInTheWayWhenTheRightOneHasBeenPushed() throws IOException {
    sign("jane");
    byte[] right = Files.readAllBytes(provenance());
    Files.write(provenance(), new byte[0]);
    push();
    assertThat(template().err()).endsWith(NO_BLOCK);
    assertThat(cached()).noneMatch(name -> name.endsWith(".prov"));
    Files.write(provenance(), right);
    push();
    assertThat(template().code()).isZero();
    assertThat(cached()).anyMatch(name -> name.endsWith(".prov"));
  }

  @Test
  void aFailedSignatureLeavesTheArchiveAndNoHalfFile() throws IOException {
    ProgramRun run =
        helm(
            "package",
            folder.resolve("web").toString(),
            "-d",
            target.toString(),
            "--sign",
            "--key",
            "Jane",
            "--keyring",
            key("jane", "pub"));
    assertThat(run.err())
        .isEqualTo(
            "Error: provided key is not a private key. Try providing a keyring with secret keys\n");
    assertThat(left(target)).containsExactly("web-1.0.0.tgz");
  }

  @Test
  void aLinkInThePlaceOfTheProvenanceFileIsReplacedAndNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "keep me\n");
    Files.createSymbolicLink(provenance(), other);
    sign("jane");
    assertThat(other).hasContent("keep me\n");
    assertThat(provenance()).isRegularFile();
    assertThat(verify("jane").code()).isZero();
  }

  private Path provenance() {
    return folder.resolve("web-1.0.0.tgz.prov");
  }

  private void sign(String who) {
    ProgramRun run =
        helm(
            "package",
            folder.resolve("web").toString(),
            "-d",
            folder.toString(),
            "--sign",
            "--key",
            "@example.com",
            "--keyring",
            key(who, "sec"));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private void push() {
    ProgramRun run =
        helm(
            "push",
            archive.toString(),
            "oci://" + registry.authority() + "/charts",
            "--plain-http");
    assertThat(run.code()).as(run.err()).isZero();
  }

  private ProgramRun pull(String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "pull",
                "oci://" + registry.authority() + "/charts/web",
                "--plain-http",
                "--verify",
                "--keyring",
                key("jane", "pub"),
                "-d",
                target.toString()));
    line.addAll(List.of(more));
    return helm(line.toArray(String[]::new));
  }

  private ProgramRun verify(String keyring) {
    return helm("verify", archive.toString(), "--keyring", key(keyring, "pub"));
  }

  private ProgramRun template() {
    return helm(
        "template",
        "oci://" + registry.authority() + "/charts/web",
        "--plain-http",
        "--verify",
        "--keyring",
        key("jane", "pub"));
  }

  private static String key(String who, String part) {
    return ForkedRun.resource("signing/" + who + "." + part + ".asc").toString();
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
      return files.map(Path::toString).toList();
    }
  }

  private static List<String> left(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private ProgramRun helm(String... line) {
    Path temporary = folder.resolve("tmp");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ProgramRun.of(
        "helm",
        Map.of(
            "HOME", folder.toString(),
            "TMPDIR", temporary.toString(),
            "HELM_CACHE_HOME", folder.resolve("cache").toString(),
            "HELM_CONFIG_HOME", folder.resolve("config").toString(),
            "HELM_DATA_HOME", folder.resolve("data").toString(),
            "DOCKER_CONFIG", folder.resolve("docker").toString()),
        List.of(line));
  }
}
