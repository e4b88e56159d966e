package dev.chartwright.conformance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.EmbeddedRegistry;
import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.ChartMuseum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/moving-to-oci.md print, one after the other, what it says they print. */
class MovingToOciTest {
  private static final String MUSEUM = "127.0.0.1:8080";
  private static final List<String> FILES = List.of("umbrella", "public", "web-1.2.0.tgz");

  @TempDir Path folder;

  @Test
  void everyStepIsTrue() throws IOException {
    ChartBuilder web = ChartBuilder.of("web", "1.1.0");
    ChartBuilder.of("web", "1.2.0").writeArchive(folder);
    try (ChartMuseum museum = ChartMuseum.start();
        EmbeddedRegistry registry = Page.startRegistry()) {
      museum
          .put(ChartBuilder.of("api", "0.1.0"))
          .put(ChartBuilder.of("web", "1.0.0"))
          .put(web)
          .put("", web.fileName() + ".prov", provenance(web));
      String host = museum.url().substring("http://".length());
      List<Page.Step> steps = Page.read("docs/moving-to-oci.md").steps();
      assertThat(steps).hasSizeGreaterThan(8);
      for (Page.Step step : steps) {
        String command =
            step.command().replace(MUSEUM, host).replace(Page.REGISTRY, registry.authority());
        String printed = command.startsWith("cat ") ? cat(step, host) : run(command);
        assertThat(
                printed
                    .replace(host, MUSEUM)
                    .replace(registry.authority(), Page.REGISTRY)
                    .replace(folder + "/", ""))
            .as(step.command())
            .matches(step.patternOfLines());
      }
    }
    assertThat(folder.resolve("umbrella/charts/web-1.1.0.tgz")).exists();
    assertThat(folder.resolve("public/web-1.1.0.tgz.prov")).hasBinaryContent(provenance(web));
    assertThat(folder.resolve("public/index.yaml")).content().contains("- web-1.1.0.tgz");
  }

  private static byte[] provenance(ChartBuilder chart) {
    return ("-----BEGIN PGP SIGNED MESSAGE-----\n\nfiles:\n  web-1.1.0.tgz: sha256:"
            + sha256(chart.archive())
            + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file as the page shows it is made here, and a lock beside it. */
  private String cat(Page.Step step, String host) throws IOException {
    Path file = folder.resolve(step.command().substring("cat ".length()));
    Files.createDirectories(file.getParent());
    Files.writeString(file, step.output().replace(MUSEUM, host));
    Files.writeString(file.resolveSibling("Chart.lock"), "dependencies: []\n");
    return Files.readString(file);
  }

  private String run(String line) {
    List<String> arguments = new ArrayList<>();
    for (String word : line.substring("chartwright ".length()).split(" ")) {
      arguments.add(FILES.contains(word) ? folder.resolve(word).toString() : word);
    }
    ProgramRun run = Page.run(folder, arguments);
    assertThat(run.code()).as("%s: %s%s", line, run.out(), run.err()).isZero();
    // Some commands say on standard error what they fetched, before they print.
    return run.err() + run.out();
  }
}
