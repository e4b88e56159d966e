package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeHelperStoreTest {
  @TempDir Path bin;

  private HelperPrograms programs() {
    return HelperPrograms.of(
        Map.of("PATH", bin + ":/usr/bin:/bin", "MARK", "given"), OperatingSystem.LINUX);
  }

  private NativeHelperStore helper(String script) throws IOException {
    FakeHelper.write(bin, "docker-credential-fake", script);
    return NativeHelperStore.of("fake", programs());
  }

  @Test
  void getReadsUserAndSecretAndTellsWhichHelperAnswered() throws IOException {
    NativeHelperStore store =
        helper(
            "read h; echo \"{\\\"ServerURL\\\":\\\"$h\\\",\\\"Username\\\":\\\"$1-$MARK\\\",\\\"Secret\\\":\\\"$h\\\"}\"");
    FoundCredential found = store.find("h:1", "team/web");
    assertThat(found.credential()).isEqualTo(Credential.of("get-given", "h:1"));
    assertThat(found.origin())
        .isEqualTo(
            new CredentialOrigin(CredentialOrigin.Kind.HELPER, "docker-credential-fake", "h:1"));
  }

  @Test
  void theUserCalledTokenMakesTheSecretARefreshToken() throws IOException {
    NativeHelperStore store = helper("echo '{\"Username\":\"<token>\",\"Secret\":\"id\"}'");
    assertThat(store.get("h:1")).isEqualTo(Credential.ofRefreshToken("id"));
  }

  @Test
  void aServerThatTheHelperDoesNotKnowHasNoCredential() throws IOException {
    NativeHelperStore store = helper("echo 'credentials not found in native keychain'; exit 1");
    assertThat(store.find("h:1", "")).isEqualTo(FoundCredential.NONE);
  }

  @Test
  void storeHandsServerUserAndSecretOver() throws IOException {
    NativeHelperStore store = helper("cat > \"$(dirname \"$0\")/$1.txt\"");
    store.put("h:1", Credential.of("ada <&>", "p\"w"));
    assertThat(bin.resolve("store.txt"))
        .hasContent(
            "{\"ServerURL\":\"h:1\",\"Username\":\"ada \\u003c\\u0026\\u003e\",\"Secret\":\"p\\\"w\"}");
    store.put("h:1", Credential.ofRefreshToken("id"));
    assertThat(bin.resolve("store.txt"))
        .hasContent(
            "{\"ServerURL\":\"h:1\",\"Username\":\"\\u003ctoken\\u003e\",\"Secret\":\"id\"}");
    store.delete("h:1");
    assertThat(bin.resolve("erase.txt")).hasContent("h:1");
  }

  @Test
  void listNamesServersAndUsers() throws IOException {
    assertThat(helper("echo '{\"b\":\"u2\",\"a\":\"u1\"}'").list())
        .containsExactly(Map.entry("a", "u1"), Map.entry("b", "u2"));
  }

  @Test
  void whatAFailingHelperSaysIsTheError() throws IOException {
    NativeHelperStore store = helper("echo ' not implemented '; echo details >&2; exit 3");
    assertThatThrownBy(() -> store.put("h:1", Credential.of("a", "b")))
        .hasMessage("not implemented")
        .isInstanceOfSatisfying(
            HelperException.class,
            e -> {
              assertThat(e.helper()).isEqualTo("docker-credential-fake");
              assertThat(e.action()).isEqualTo("store");
              assertThat(e.exitCode()).isEqualTo(3);
              assertThat(e.stderr()).isEqualTo("details\n");
            });
  }

  @Test
  void aSilentFailureShowsExitCodeAndStandardError() throws IOException {
    NativeHelperStore store = helper("echo 'no D-Bus' >&2; exit 7");
    assertThatThrownBy(() -> store.get("h:1")).hasMessage("exit status 7: no D-Bus");
  }

  @Test
  void standardErrorGoesToTheConsumerIfThereIsOneAndTheErrorIsThenGos() throws IOException {
    helper("echo 'no D-Bus' >&2; exit 7");
    List<String> seen = new CopyOnWriteArrayList<>();
    NativeHelperStore store = NativeHelperStore.of("fake", programs().withStderr(seen::add));
    assertThatThrownBy(() -> store.get("h:1")).hasMessage("exit status 7");
    assertThat(String.join("", seen)).isEqualTo("no D-Bus\n");
  }

  @Test
  void answersThatAreNotJsonAreErrors() throws IOException {
    assertThatThrownBy(() -> helper("echo nonsense").get("h:1"))
        .hasMessage("invalid character 'o' in literal null (expecting 'u')");
    assertThatThrownBy(() -> helper("true").get("h:1")).hasMessage("unexpected end of JSON input");
    assertThatThrownBy(() -> helper("echo '{} x'").get("h:1"))
        .hasMessage("invalid character 'x' after top-level value");
    assertThatThrownBy(() -> helper("echo '{\"Secret\":5}'").get("h:1"))
        .hasMessage(
            "json: cannot unmarshal number into Go struct field dockerCredentials.Secret of type string");
  }

  @Test
  void aHelperThatNeverEndsIsKilled() throws IOException {
    helper("echo waiting >&2; exec sleep 600");
    NativeHelperStore store =
        NativeHelperStore.of("fake", programs().withTimeout(Duration.ofSeconds(1)));
    assertThatThrownBy(() -> store.get("h:1"))
        .hasMessage("docker-credential-fake get did not end within 1s: waiting");
  }

  @Test
  void aHelperThatDoesNotReadItsInputIsNoError() throws IOException {
    NativeHelperStore store = helper("exec <&-; echo '{}'");
    store.put("h:1", Credential.of("a", "x".repeat(1 << 20)));
    assertThat(store.get("h:1")).isEqualTo(Credential.EMPTY);
  }

  @Test
  void aMissingHelperIsNamedInGosWords() {
    assertThatThrownBy(() -> NativeHelperStore.of("absent", programs()).get("h:1"))
        .hasMessage("exec: \"docker-credential-absent\": executable file not found in $PATH");
    assertThatThrownBy(() -> NativeHelperStore.of("desktop.exe", programs()).get("h:1"))
        .hasMessage(
            "credentials store is configured to `desktop.exe` but Docker Desktop seems not running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/b", "a b", "a\nb", "a;b", "a\\b", "ä"})
  void namesThatCouldLeaveThePathAreRefused(String suffix) {
    assertThatThrownBy(() -> NativeHelperStore.of(suffix, programs()))
        .isInstanceOf(CredentialException.class)
        .hasMessageStartingWith("unsafe name of a credential helper: ");
  }

  @Test
  void aHelperInTheCurrentDirectoryIsNotRun() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    helper("echo '{}'");
    Path relative = here.relativize(bin);
    HelperPrograms programs =
        HelperPrograms.of(Map.of("PATH", "/nowhere:" + relative), OperatingSystem.LINUX);
    assertThatThrownBy(() -> NativeHelperStore.of("fake", programs).get("h:1"))
        .hasMessage(
            "exec: \"docker-credential-fake\": cannot run executable found relative to current directory");
  }

  @Test
  void aFileThatIsNoProgramIsSkippedInThePath() throws IOException {
    Path first = Files.createDirectory(bin.resolve("first"));
    Files.writeString(first.resolve("docker-credential-fake"), "no");
    Files.setPosixFilePermissions(
        first.resolve("docker-credential-fake"), PosixFilePermissions.fromString("rw-r--r--"));
    helper("echo '{\"Username\":\"second\",\"Secret\":\"s\"}'");
    HelperPrograms programs =
        HelperPrograms.of(Map.of("PATH", first + ":" + bin + ":/bin"), OperatingSystem.LINUX);
    assertThat(NativeHelperStore.of("fake", programs).get("h:1").username()).isEqualTo("second");
  }
}
