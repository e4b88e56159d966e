package dev.chartwright.oci.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {
  @TempDir Path directory;

  /** What every command does first: open the file, and find a credential in it. */
  static final class Lookup {
    public static void main(String[] args) {
      HelperPrograms programs = HelperPrograms.of(Map.of("PATH", "/bin"), OperatingSystem.LINUX);
      DynamicStore store = DynamicStore.open(Path.of(args[0]), programs);
      if (!store.get("h:1", "team/web").username().equals("a")) {
        throw new AssertionError("another credential");
      }
    }
  }

  @Test
  void readingACredentialLoadsNothingThatItDoesNotNeed() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            directory.resolve("c.json"), "{\"auths\":{\"h:1\":{\"auth\":\"YTpi\"}},\"x\":[1]}");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Lookup.class.getName(),
                file.toString())
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    String after = log.substring(log.indexOf(Lookup.class.getName()));
    assertThat(after)
        .contains("dev.chartwright.oci.credentials.DockerConfigFile")
        .doesNotContain(
            "java.lang.ProcessBuilder",
            "java.util.regex.Pattern ",
            "java.util.Formatter",
            "java.util.stream.",
            "LambdaMetafactory",
            "StringConcatFactory",
            "dev.chartwright.oci.credentials.HelperProcess ",
            "dev.chartwright.oci.credentials.ConfigLock",
            "dev.chartwright.http.");
  }
}
