package dev.chartwright.conformance.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chartwright.conformance.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by helm, GnuPG and us, each verified by the two others, with keys made for this. */
@Tag("interop")
class SigningInteropTest {
  private static final String ARCHIVE = "sample-0.1.0.tgz";
  private static final String SIGNED = "Signed by: Ada <ada@example.com>";

  @TempDir Path folder;

  private Peer helm;
  private Peer gpg;

  @BeforeEach
  void find() {
    Optional<Peer> foundHelm = Peer.find("helm");
    Optional<Peer> foundGpg = Peer.find("gpg");
    assumeTrue(foundHelm.isPresent() && foundGpg.isPresent(), "helm and gpg are on the PATH");
    helm = foundHelm.get();
    gpg = foundGpg.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rsa2048", "ed25519", "nistp256", "nistp521", "brainpoolP256r1", "dsa2048"})
  void threeProgramsAgreeOnAKey(String algorithm) throws Exception {
    gpg("--passphrase", "secret", "--quick-gen-key", "Ada <ada@example.com>", algorithm, "sign");
    gpg("--output", "pub.gpg", "--export");
    gpg("--passphrase", "secret", "--output", "sec.gpg", "--export-secret-keys");
    Files.writeString(folder.resolve("passphrase"), "secret\n");
    helm.run(folder, "create", "sample");

    Path ours = folder.resolve(ARCHIVE + ".prov");
    ours(
        "package",
        path("sample"),
        "-d",
        folder.toString(),
        "--sign",
        "--key",
        "Ada",
        "--keyring",
        path("sec.gpg"),
        "--passphrase-file",
        path("passphrase"));
    assertThat(helm.run(folder, "verify", ARCHIVE, "--keyring", "pub.gpg")).contains(SIGNED);
    assertThat(judgedByGpg(ours)).contains("Good signature from \"Ada <ada@example.com>\"");
    assertThat(verify("pub.gpg")).contains(SIGNED);

    helm.run(
        folder,
        "package",
        "sample",
        "--sign",
        "--key",
        "Ada",
        "--keyring",
        "sec.gpg",
        "--passphrase-file",
        "passphrase");
    assertThat(verify("pub.gpg")).contains(SIGNED);

    String text = Files.readString(ours);
    Files.writeString(
        folder.resolve("text"),
        text.substring(text.indexOf("\n\n") + 2, text.indexOf("\n-----BEGIN PGP SIGNATURE")));
    gpg("--passphrase", "secret", "--output", ours.toString(), "--clearsign", "text");
    assertThat(verify("pub.gpg")).contains(SIGNED);
    assertThat(helm.run(folder, "verify", ARCHIVE, "--keyring", "pub.gpg")).contains(SIGNED);
  }

  private void gpg(String... line) throws IOException, InterruptedException {
    Path home = folder.resolve("gnupg");
    if (!Files.exists(home)) {
      Files.createDirectory(
          home,
          java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
              java.nio.file.attribute.PosixFilePermissions.fromString("rwx------")));
    }
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "--homedir",
                home.toString(),
                "--batch",
                "--yes",
                "--pinentry-mode",
                "loopback",
                "--trust-model",
                "always"));
    all.addAll(List.of(line));
    gpg.run(folder, all.toArray(String[]::new));
  }

  /**
   * What GnuPG says, whatever it ends with: 2.2 goes on reading behind armour that has neither
   * padding nor checksum, as helm writes it, and complains of that.
   */
  private String judgedByGpg(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                gpg.program().toString(),
                "--homedir",
                folder.resolve("gnupg").toString(),
                "--batch",
                "--verify",
                file.toString())
            .redirectErrorStream(true)
            .start();
    return new String(
        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private String verify(String keyring) {
    return ours("verify", path(ARCHIVE), "--keyring", path(keyring));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String ours(String... line) {
    ProgramRun run = ProgramRun.of("helm", Peer.environment(folder), List.of(line));
    assertThat(run.code()).as(run.err()).isZero();
    return run.out();
  }
}
