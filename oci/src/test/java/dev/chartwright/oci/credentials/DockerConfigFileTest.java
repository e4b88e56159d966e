package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DockerConfigFileTest {
  @TempDir Path directory;

  static List<Vector> vectors() throws Exception {
    return Vector.all();
  }

  private Path write(String text) throws IOException {
    Path file = directory.resolve("config.json");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return file;
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsAndWritesEachFileAsOrasDoes(Vector vector) throws IOException {
    Path path = write(vector.file());
    if (!vector.open().isEmpty()) {
      assertThatThrownBy(() -> DockerConfigFile.read(path))
          .isInstanceOf(CredentialException.class)
          .hasMessage(vector.open().replace("PATH", path.toString()));
      return;
    }
    DockerConfigFile file = DockerConfigFile.read(path);
    if (vector.get().isEmpty()) {
      assertThat(bytesOf(file.get("h:1"))).isEqualTo(vector.found());
    } else {
      // Our only difference: the text that may be a token stays hidden.
      assertThatThrownBy(() -> file.get("h:1"))
          .hasMessage(vector.get().replaceAll("auth '.*' does", "auth '***' does"));
    }
    file.put("new:2", new Credential("ü<", "p:&", "<r>", "\u2028"));
    if (!vector.after().equals("PANIC")) {
      assertThat(latin(Files.readAllBytes(path))).isEqualTo(vector.after());
    }
    assertThat(DockerConfigFile.read(path).get("new:2"))
        .isEqualTo(new Credential("ü<", "p:&", "<r>", "\u2028"));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Credential bytesOf(Credential credential) {
    return new Credential(
        latin(GoString.bytes(credential.username())),
        latin(GoString.bytes(credential.password())),
        credential.refreshToken(),
        credential.accessToken());
  }

  @Test
  void aFileThatHoldsNullIsAnEmptyConfig() throws IOException {
    Path path = write("null");
    DockerConfigFile.read(path).put("h:1", Credential.of("a", "b"));
    assertThat(path)
        .hasContent("{\n\t\"auths\": {\n\t\t\"h:1\": {\n\t\t\t\"auth\": \"YTpi\"\n\t\t}\n\t}\n}");
  }

  @Test
  void aMissingFileIsEmptyAndIsMadeForItsOwnerOnlyAtTheFirstPut() throws IOException {
    Path path = directory.resolve("registry/deep/config.json");
    DockerConfigFile file = DockerConfigFile.read(path);
    assertThat(file.isAuthConfigured()).isFalse();
    assertThat(file.find("h:1", "")).isEqualTo(FoundCredential.NONE);
    file.delete("h:1");
    assertThat(directory.resolve("registry")).doesNotExist();

    file.put("h:1", Credential.of("a", "b"));
    assertThat(mode(path)).isEqualTo("rw-------");
    assertThat(mode(path.getParent())).isEqualTo("rwx------");
    assertThat(mode(path.getParent().getParent())).isEqualTo("rwx------");
    assertThat(path.getParent().toFile().list()).containsExactly("config.json");
  }

  @Test
  void aFileThatOthersCouldReadIsReplacedByOneThatTheyCannot() throws IOException {
    Path path = write("{}");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-r--"));
    DockerConfigFile.read(path).put("h:1", Credential.of("a", "b"));
    assertThat(mode(path)).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aLinkToTheFileStaysALinkAndItsTargetIsReplaced() throws IOException {
    Path target = Files.createDirectory(directory.resolve("real")).resolve("c.json");
    Path link = Files.createSymbolicLink(directory.resolve("config.json"), Path.of("middle.json"));
    Files.createSymbolicLink(directory.resolve("middle.json"), Path.of("real/c.json"));
    DockerConfigFile.read(link).put("h:1", Credential.of("a", "b"));
    assertThat(link).isSymbolicLink();
    assertThat(target).content().contains("YTpi");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("real", "config.json", "middle.json");
  }

  @Test
  void aLinkToTheDirectoryIsFollowed() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path path = Files.createSymbolicLink(directory.resolve("link"), real).resolve("config.json");
    DockerConfigFile.read(path).put("h:1", Credential.of("a", "b"));
    assertThat(real.resolve("config.json")).content().contains("YTpi");
  }

  @Test
  void anEntryIsDeletedByExactlyItsKeyAndOthersStay() throws IOException {
    Path path = write("{\"auths\":{\"https://h:1/\":{\"auth\":\"YTpi\"},\"h:2\":{}},\"x\":1}");
    DockerConfigFile file = DockerConfigFile.read(path);
    file.delete("h:1");
    assertThat(path)
        .hasContent("{\"auths\":{\"https://h:1/\":{\"auth\":\"YTpi\"},\"h:2\":{}},\"x\":1}");
    file.delete("https://h:1/");
    assertThat(path).hasContent("{\n\t\"auths\": {\n\t\t\"h:2\": {}\n\t},\n\t\"x\": 1\n}");
    assertThat(file.get("h:1")).isEqualTo(Credential.EMPTY);
  }

  @Test
  void aChangeKeepsWhatAnotherProcessWroteMeanwhile() throws IOException {
    Path path = write("{}");
    DockerConfigFile one = DockerConfigFile.read(path);
    DockerConfigFile two = DockerConfigFile.read(path);
    one.put("h:1", Credential.of("a", "b"));
    two.put("h:2", Credential.of("c", "d"));
    one.delete("h:2");
    assertThat(DockerConfigFile.read(path).keys()).containsExactly("h:1");
  }

  @Test
  void aUserNameWithAColonIsRefused() throws IOException {
    Path path = write("");
    assertThatThrownBy(() -> DockerConfigFile.read(path).put("h:1", Credential.of("a:b", "c")))
        .hasMessage("bad credential format: colons(:) are not allowed in username");
    assertThat(path).isEmptyFile();
  }

  @Test
  void aFileThatCannotBeOpenedIsAnErrorAndNotAnEmptyConfig() throws IOException {
    Path notDirectory = write("{}").resolve("config.json");
    assertThatThrownBy(() -> DockerConfigFile.read(notDirectory))
        .hasMessage(
            "failed to open config file at "
                + notDirectory
                + ": open "
                + notDirectory
                + ": not a directory");
    assertThatThrownBy(() -> DockerConfigFile.read(directory))
        .hasMessage(
            "failed to decode config file "
                + directory
                + ": invalid config format: read "
                + directory
                + ": is a directory");
  }

  @Test
  void aTemporaryFileLeftByACrashDoesNotDisturb() throws IOException {
    Path path = write("{}");
    Files.writeString(directory.resolve("oras_credstore_temp_0"), "half");
    Files.writeString(directory.resolve("config.json.lock"), "left");
    DockerConfigFile.read(path).put("h:1", Credential.of("a", "b"));
    assertThat(path).content().contains("YTpi");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("config.json", "oras_credstore_temp_0");
  }

  @ParameterizedTest
  @CsvSource({
    "h:1, '', exact",
    "h:1, team/web, exact",
    "p:1, '', bare",
    "p:1, team, team",
    "p:1, team/web, web",
    "p:1, team/web/x, web",
    "p:1, team/website, team",
    "p:1, other/x, bare",
    "q:1, a/b, ab",
    "q:1, z, a",
    "q:1, '', a",
    "nobody:1, a, ''",
  })
  void theExactHostAnswersFirstThenTheLongestPathThenAnyKeyOfTheHost(
      String host, String repository, String user) throws IOException {
    StringBuilder auths = new StringBuilder("{\"auths\":{");
    String[][] entries = {
      {"h:1/team/web", "web"},
      {"h:1", "exact"},
      {"p:1/team/web", "web"},
      {"https://p:1/team/", "team"},
      {"http://p:1/", "bare"},
      {"q:1/a/b", "ab"},
      {"q:1/a", "a"},
    };
    for (String[] entry : entries) {
      auths.append(auths.length() > 11 ? "," : "").append('"').append(entry[0]);
      auths.append("\":{\"username\":\"").append(entry[1]).append("\"}");
    }
    DockerConfigFile file = DockerConfigFile.read(write(auths.append("}}").toString()));
    assertThat(file.get(host, repository).username()).isEqualTo(user);
  }

  @Test
  void theOriginNamesFileAndKey() throws IOException {
    Path path = write("{\"auths\":{\"https://h:1/v1/\":{\"auth\":\"YTpi\"}}}");
    assertThat(DockerConfigFile.read(path).find("h:1", "x").origin())
        .isEqualTo(
            new CredentialOrigin(CredentialOrigin.Kind.FILE, path.toString(), "https://h:1/v1/"));
  }

  @Test
  void dockersFileIsFoundThroughItsVariableOrTheHomeDirectory() {
    assertThat(DockerConfigFile.dockerPath(Map.of("DOCKER_CONFIG", "/d", "HOME", "/h")))
        .contains(Path.of("/d/config.json"));
    assertThat(DockerConfigFile.dockerPath(Map.of("DOCKER_CONFIG", "", "HOME", "/h")))
        .contains(Path.of("/h/.docker/config.json"));
    assertThat(DockerConfigFile.dockerPath(Map.of())).isEmpty();
  }

  @Test
  void aFileLargerThanTheLimitIsRefused() throws IOException {
    Path path = directory.resolve("config.json");
    byte[] spaces = " ".repeat(DockerConfigFile.MAX_BYTES + 1).getBytes(StandardCharsets.UTF_8);
    Files.write(path, spaces);
    assertThatThrownBy(() -> DockerConfigFile.read(path))
        .hasMessageEndingWith("larger than 16777216 bytes");
  }
}
