package dev.chartwright.conformance.repositories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.ScriptedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that cannot take what is fetched: one line that names the file and says why. */
final class DestinationFaultTest {
  private static final ChartBuilder WEB = ChartBuilder.of("web", "1.0.0");
  private static final String ARCHIVE = "/web-1.0.0.tgz";

  @TempDir Path home = Path.of("");
  private final ScriptedRepository repository = ScriptedRepository.start().add(WEB);
  private Desk desk = new Desk(home, java.util.Map.of());

  @BeforeEach
  void sitDown() throws IOException {
    desk = Desk.in(home);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  private static byte[] ballast() {
    byte[] bytes = new byte[5 << 20];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch, no such file or directory",
    "file,   not a directory",
    "taken,  is a directory"
  })
  void aFolderThatCannotTakeTheChartIsToldOfWithTheChartsName(String folder, String reason)
      throws IOException {
    Files.writeString(home.resolve("file"), "x");
    Files.createDirectories(home.resolve("taken" + ARCHIVE));
    assertThat(desk.run("repo", "add", "r", repository.url()).err()).isEmpty();
    Path into = home.resolve(folder);
    for (String reference : List.of("r/web", repository.url() + ARCHIVE)) {
      ProgramRun run = desk.run("pull", reference, "-d", into.toString());
      assertThat(run.err()).isEqualTo("Error: open " + into + ARCHIVE + ": " + reason + "\n");
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(desk.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, nosuch", "true, nosuch", "false, file", "true, file"})
  void aFolderThatCannotTakeTheChartOfARegistryIsToldOf(boolean large, String folder)
      throws IOException {
    Files.writeString(home.resolve("file"), "x");
    ChartBuilder chart = large ? ChartBuilder.of("web", "1.0.0").file("blob", ballast()) : WEB;
    try (ScriptedRegistry registry = ScriptedRegistry.start()) {
      registry.putChart("charts/web", "1.0.0", chart);
      Path into = home.resolve(folder);
      ProgramRun run =
          desk.run(
              "pull",
              "oci://" + registry.host() + "/charts/web",
              "--version",
              "1.0.0",
              "--plain-http",
              "-d",
              into.toString());
      assertThat(run.err())
          .endsWith(
              "Error: open "
                  + into
                  + ARCHIVE
                  + (folder.equals("file")
                      ? ": not a directory\n"
                      : ": no such file or directory\n"));
      assertThat(desk.leftovers()).isEmpty();
    }
  }

  @Test
  void aContentCacheThatIsAFileIsToldOf() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "x");
    ProgramRun run =
        desk.run("template", "x", repository.url() + ARCHIVE, "--content-cache", file.toString());
    assertThat(run.err()).endsWith("Error: mkdir " + file + ": not a directory\n");
  }

  @Test
  void aProvenanceFileThatFillsTheDiskIsRefused() throws IOException {
    String url = repository.url() + ARCHIVE;
    Path keyring = Files.createFile(home.resolve("keyring"));
    repository.put(ARCHIVE + ".prov", new byte[(16 << 20) + 1]);
    for (List<String> command :
        List.of(
            List.of("pull", url, "-d", desk.work().toString()), List.of("show", "chart", url))) {
      ProgramRun run =
          desk.run(
              Stream.concat(
                      command.stream(), Stream.of("--verify", "--keyring", keyring.toString()))
                  .toArray(String[]::new));
      assertThat(run.err())
          .isEqualTo(
              "Error: failed to fetch provenance \""
                  + url
                  + ".prov\": the answer is larger than 16777216 bytes\n");
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(desk.leftovers()).noneMatch(file -> file.contains(".prov") || file.endsWith(".tmp"));
  }

  @Test
  void aProvenanceFileOfARegistryThatFillsTheDiskIsNotFetched() throws IOException {
    try (ScriptedRegistry registry = ScriptedRegistry.start()) {
      registry.putChart("web", "1.0.0", WEB);
      String manifest = new String(registry.manifest("web", "1.0.0").orElseThrow(), UTF_8);
      String digest = "sha256:" + "ab".repeat(32);
      registry.putManifest(
          "web",
          "1.0.0",
          "application/vnd.oci.image.manifest.v1+json",
          manifest
              .replace(
                  "\"layers\":[",
                  "\"layers\":[{\"mediaType\":\"application/vnd.cncf.helm.chart.provenance.v1.prov\","
                      + "\"digest\":\""
                      + digest
                      + "\",\"size\":16777217},")
              .getBytes(UTF_8));
      ProgramRun run =
          desk.run(
              "pull",
              "oci://" + registry.host() + "/web",
              "--version",
              "1.0.0",
              "--plain-http",
              "--prov",
              "-d",
              desk.work().toString());
      assertThat(run.out() + run.err()).contains("the answer is larger than 16777216 bytes");
      assertThat(registry.requests()).noneMatch(request -> request.target().contains(digest));
      assertThat(desk.leftovers()).containsExactly("work" + ARCHIVE);
    }
  }
}
