package dev.chartwright.conformance.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.RepositoryFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins from registries and web servers, with good, damaged and missing provenance files. */
class PluginInstallTest {
  private static final String VERIFYING = "Verifying plugin signature...\n";
  private static final String UNCHECKED = "WARNING: Skipping plugin signature verification\n";
  private static final String NO_PROOF = "Error: plugin verification failed: ";

  @TempDir Path home;
  private PluginRig rig;

  @BeforeEach
  void start() throws IOException {
    rig = PluginRig.in(home);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void aRightSignatureIsShownAndArchiveAndProofAreKept() throws IOException {
    rig.push("ok/hello", rig.provenance());
    rig.serve("ok", rig.provenance());
    for (String place : rig.places("ok")) {
      ProgramRun run = rig.install(place);
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .startsWith(VERIFYING + "Signed by: ada <ada@example.com>\nUsing Key With Fingerprint: ")
          .contains("\nPlugin Hash Verified: sha256:")
          .endsWith("\nInstalled plugin: hello\n");
      assertThat(rig.installed())
          .containsExactly(
              "hello-0.1.0.tgz", "hello-0.1.0.tgz.prov", "hello/hello.sh", "hello/plugin.yaml");
      assertThat(listed()).isEqualTo("signed");
      assertThat(rig.install(place).err()).endsWith("Error: plugin already exists\n");
      assertThat(rig.helm("plugin", "update", "hello").err())
          .endsWith(
              "Error: failed to update plugin hello, got error (cannot get information about"
                  + " plugin source)\n");
      assertThat(rig.helm("plugin", "uninstall", "hello").code()).isZero();
      assertThat(rig.installed()).isEmpty();
    }
  }

  @Test
  void aDigestNamesThePluginAsWellAsATag() {
    String digest = rig.push("ok/hello", rig.provenance());
    ProgramRun run = rig.install("oci://" + rig.registry().host() + "/ok/hello@" + digest);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("\nInstalled plugin: hello\n");
  }

  @Test
  void aMissingProofIsNoProofAndNothingIsWritten() throws IOException {
    rig.push("none/hello", null);
    rig.serve("none", null);
    for (String place : rig.places("none")) {
      fails(rig.install(place), "no provenance file (.prov) found");
    }
  }

  @Test
  void anEmptyProofIsNoProofAndNothingIsWritten() throws IOException {
    rig.push("empty/hello", new byte[0]);
    rig.serve("empty", new byte[0]);
    for (String place : rig.places("empty")) {
      fails(rig.install(place), "no provenance file (.prov) found");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 200, 600})
  void aTruncatedProofIsNoProofAndNothingIsWritten(int missing) throws IOException {
    byte[] whole = rig.provenance();
    byte[] part = Arrays.copyOf(whole, Math.max(1, whole.length - missing - 30));
    rig.push("part/hello", part);
    rig.serve("part", part);
    for (String place : rig.places("part")) {
      fails(rig.install(place), "signature block not found");
    }
  }

  @Test
  void aServerThatFailsForTheProofHasNone() throws IOException {
    rig.serve("fails", rig.provenance());
    rig.web().fault("/fails/" + PluginRig.ARCHIVE + ".prov", RepositoryFault.status(403));
    fails(rig.install(rig.http("fails")), "no provenance file (.prov) found");
  }

  @Test
  void aKeyThatIsNotTrustedProvesNothing() throws IOException {
    rig.push("ok/hello", rig.provenance());
    rig.serve("ok", rig.provenance());
    for (String place : rig.places("ok")) {
      fails(
          rig.install(place, "--keyring", rig.key("bob")),
          "openpgp: signature made by unknown entity");
    }
  }

  @Test
  void anEmptyProofIsKeptWhenNobodyAsksForOneAndTheListSaysThatItWillNotDo() throws IOException {
    rig.push("empty/hello", new byte[0]);
    rig.serve("empty", new byte[0]);
    for (String place : rig.places("empty")) {
      ProgramRun run = rig.install(place, "--verify=false");
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).isEqualTo(UNCHECKED + "Installed plugin: hello\n");
      assertThat(rig.installed()).contains("hello-0.1.0.tgz.prov");
      assertThat(listed()).isEqualTo("invalid provenance");
      rig.helm("plugin", "uninstall", "hello");
    }
  }

  @Test
  void withoutAProofThePluginIsUnsigned() throws IOException {
    rig.push("none/hello", null);
    rig.serve("none", null);
    for (String place : rig.places("none")) {
      assertThat(rig.install(place, "--verify=false").code()).isZero();
      assertThat(rig.installed()).doesNotContain("hello-0.1.0.tgz.prov");
      assertThat(listed()).isEqualTo("unsigned");
      rig.helm("plugin", "uninstall", "hello");
    }
  }

  @Test
  void aRegistryMayHoldOtherThingsThanPlugins() throws IOException {
    String other = "application/vnd.example+json";
    rig.push("other/hello", other, rig.layer("other/hello", PluginRig.ARCHIVE, rig.archive()));
    refused("other", "expected artifact type " + PluginRig.TYPE + ", got " + other);
    rig.push("plain/hello", "", rig.layer("plain/hello", PluginRig.ARCHIVE, rig.archive()));
    refused(
        "plain",
        "expected config media type "
            + PluginRig.TYPE
            + " for legacy compatibility, got application/vnd.oci.empty.v1+json");
    rig.push("named/hello", PluginRig.TYPE, rig.layer("named/hello", "bye-1.tgz", rig.archive()));
    refused("named", "required layer matching pattern hello-VERSION.tgz not found in manifest");
    rig.registry().putChart("chart/hello", "0.1.0", ChartBuilder.of("hello", "0.1.0"));
    refused(
        "chart",
        "expected config media type "
            + PluginRig.TYPE
            + " for legacy compatibility, got application/vnd.cncf.helm.config.v1+json");
  }

  @Test
  void anIndexIsNoPlugin() throws IOException {
    String type = "application/vnd.oci.image.index.v1+json";
    String index = "{\"schemaVersion\":2,\"mediaType\":\"" + type + "\",\"manifests\":[]}";
    String digest =
        rig.registry().putManifest("index/hello", "0.1.0", type, PluginRig.bytes(index));
    refused("index", "unable to retrieve manifest: " + digest + ": " + type + ": not found");
  }

  @ParameterizedTest
  @CsvSource({
    "404, failed to fetch URL : 404 Not Found",
    "403, failed to fetch URL : 403 Forbidden",
  })
  void anArchiveThatCannotBeHadIsNamed(int status, String reason) throws IOException {
    rig.web().fault("/gone/" + PluginRig.ARCHIVE, RepositoryFault.status(status));
    String url = rig.http("gone");
    String message = reason.replace("URL", url);
    assertThat(rig.install(url, "--verify=false").err()).isEqualTo("Error: " + message + "\n");
    assertThat(rig.install(url).err())
        .isEqualTo(
            "Error: failed to get verification data: failed to download plugin: " + message + "\n");
    assertThat(rig.installed()).isEmpty();
  }

  @Test
  void aPageInPlaceOfAnArchiveIsNoPlugin() throws IOException {
    rig.web().put("/page/" + PluginRig.ARCHIVE, "<html>moved</html>");
    assertThat(rig.install(rig.http("page"), "--verify=false").err())
        .isEqualTo("Error: failed to extract plugin metadata from tarball: gzip: invalid header\n");
    assertThat(rig.installed()).isEmpty();
  }

  @Test
  void aProofIsNoPlugin() throws IOException {
    rig.push("ok/hello", rig.provenance());
    assertThat(rig.install(rig.oci("ok") + ".prov", "--verify=false").err())
        .isEqualTo("Error: failed to extract plugin metadata from tarball: gzip: invalid header\n");
    assertThat(rig.installed()).isEmpty();
  }

  @Test
  void redirectsAreFollowed() {
    rig.serve("ok", rig.provenance());
    for (String ending : List.of("", ".prov")) {
      rig.web()
          .fault(
              "/moved/" + PluginRig.ARCHIVE + ending,
              RepositoryFault.redirect(rig.http("ok") + ending));
    }
    ProgramRun run = rig.install(rig.http("moved"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("\nInstalled plugin: hello\n");
  }

  private void fails(ProgramRun run, String reason) throws IOException {
    assertThat(run.out()).isEqualTo(VERIFYING);
    assertThat(run.err()).isEqualTo(NO_PROOF + reason + "\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(rig.installed()).isEmpty();
  }

  private void refused(String folder, String reason) throws IOException {
    String source = rig.oci(folder);
    String message = "failed to pull plugin from " + source + ": " + reason + "\n";
    ProgramRun unchecked = rig.install(source, "--verify=false");
    assertThat(unchecked.out()).isEqualTo(UNCHECKED);
    assertThat(unchecked.err()).isEqualTo("Error: " + message);
    ProgramRun checked = rig.install(source);
    assertThat(checked.out()).isEqualTo(VERIFYING);
    assertThat(checked.err()).isEqualTo("Error: failed to get verification data: " + message);
    assertThat(rig.installed()).isEmpty();
  }

  /** PROVENANCE of the one plugin in the list. */
  private String listed() {
    String row = rig.helm("plugin", "list").out().split("\n", -1)[1];
    return row.split("\t", -1)[4].strip();
  }
}
