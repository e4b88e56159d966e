package dev.chartwright.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.ChartMuseum;
import dev.chartwright.testkit.TestCertificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code cm-push} against a ChartMuseum. */
class ChartMuseumPushTest {
  private static final ChartBuilder CHART = ChartBuilder.of("web", "1.0.0");

  @TempDir Path folder;

  private final Map<String, String> environment = new TreeMap<>();
  private String archive;

  @BeforeEach
  void pack() throws IOException {
    archive = CHART.writeArchive(folder).toString();
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.toString());
    for (String each : List.of("CACHE", "CONFIG", "DATA")) {
      environment.put("HELM_" + each + "_HOME", folder.resolve(each).toString());
    }
  }

  @Test
  void anArchiveGoesAsItIsAndItsProvenanceWithIt() throws IOException {
    byte[] signed =
        "-----BEGIN PGP SIGNED MESSAGE-----\n\nname: web\nversion: 1.0.0\n"
            .getBytes(StandardCharsets.UTF_8);
    Files.write(Path.of(archive + ".prov"), signed);
    try (ChartMuseum museum = ChartMuseum.start()) {
      ProgramRun run = push(archive, museum.url());
      assertThat(run.out()).isEqualTo("Pushing web-1.0.0.tgz to " + museum.url() + "...\nDone.\n");
      assertThat(museum.file("web-1.0.0.tgz")).hasValue(CHART.archive());
      assertThat(museum.file("web-1.0.0.tgz.prov")).hasValue(signed);
      assertThat(museum.requests()).containsExactly("GET /index.yaml 200", "POST /api/charts 201");
    }
  }

  @Test
  void anotherVersionIsPackedAnewAndItsProvenanceStays() throws IOException {
    Files.writeString(Path.of(archive + ".prov"), "about the old archive");
    try (ChartMuseum museum = ChartMuseum.start()) {
      push(archive, museum.url(), "-v", "2.0.0", "-a", "7");
      assertThat(museum.files()).containsExactly("web-2.0.0.tgz");
    }
  }

  @Test
  void aVersionThatIsThereIsReplacedByForceOnly() {
    try (ChartMuseum museum = ChartMuseum.start().put(CHART)) {
      ProgramRun run = push(archive, museum.url());
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err()).isEqualTo("Error: 409: chart already exists\n");
      assertThat(push(archive, museum.url(), "-f").code()).isZero();
    }
    try (ChartMuseum museum = ChartMuseum.builder().disableForceOverwrite().start().put(CHART)) {
      assertThat(push(archive, museum.url(), "--force").code()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Error: 401: unauthorized\n'",
    "--access-token=wrong, 'Error: 401: unauthorized\n'",
    "--access-token=t0ken, ''",
  })
  void aTokenLetsIn(String flag, String complaint) {
    try (ChartMuseum museum = ChartMuseum.builder().token("t0ken").start()) {
      assertThat(push(archive, museum.url(), flag).err()).isEqualTo(complaint);
    }
  }

  @Test
  void aTokenMayGoInAnotherHeader() {
    try (ChartMuseum museum = ChartMuseum.builder().token("X-Token", "t0ken").start()) {
      environment.put("HELM_REPO_ACCESS_TOKEN", "t0ken");
      environment.put("HELM_REPO_AUTH_HEADER", "X-Token");
      assertThat(push(archive, museum.url()).code()).isZero();
    }
  }

  @Test
  void userAndPasswordMayStandInTheUrlAndAreNotPrinted() {
    try (ChartMuseum museum = ChartMuseum.builder().account("ada", "lovelace").start()) {
      String url = museum.url().replace("http://", "http://ada:lovelace@");
      ProgramRun run = push(archive, url);
      assertThat(run.out()).startsWith("Pushing web-1.0.0.tgz to " + museum.url() + "...");
      assertThat(museum.requests()).contains("POST /api/charts Basic 201");
    }
  }

  @Test
  void theContextPathComesFromTheIndexOrAFlag() {
    try (ChartMuseum museum = ChartMuseum.builder().contextPath("/museum").start()) {
      assertThat(push(archive, museum.url()).code()).isZero();
      assertThat(museum.requests())
          .containsExactly("GET /museum/index.yaml 200", "POST /museum/api/charts 201");
    }
  }

  @Test
  void repositoriesBelowADepthHaveTheirOwnPath() {
    try (ChartMuseum museum = ChartMuseum.builder().depth(2).start()) {
      assertThat(push(archive, museum.url() + "/org/repo").code()).isZero();
      assertThat(museum.files()).containsExactly("org/repo/web-1.0.0.tgz");
    }
  }

  @Test
  void certificatesAreCheckedUnlessToldOtherwise() throws IOException {
    TestCertificates authority = TestCertificates.create();
    Path ca = Files.writeString(folder.resolve("ca.pem"), authority.authorityPem());
    Path cert = Files.writeString(folder.resolve("client.pem"), authority.clientPem());
    Path key = Files.writeString(folder.resolve("client.key"), authority.clientKeyPem());
    try (ChartMuseum museum = ChartMuseum.builder().mutualTls(authority).start()) {
      assertThat(push(archive, museum.url()).err()).contains("x509: ");
      String[] identity = {"--cert-file", cert.toString(), "--key-file", key.toString()};
      assertThat(push(archive, museum.url(), with(identity, "--ca-file", ca.toString())).code())
          .isZero();
      assertThat(push(archive, museum.url(), with(identity, "--insecure", "-f")).code()).isZero();
    }
  }

  @Test
  void underTheNameOfHelmThereIsNoSuchCommand() {
    ProgramRun run =
        ProgramRun.of("helm", environment, List.of("cm-push", archive, "http://127.0.0.1:1"));
    assertThat(run.err()).startsWith("Error: unknown command \"cm-push\" for \"helm\"");
  }

  private static String[] with(String[] some, String... more) {
    List<String> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  private ProgramRun push(String chart, String remote, String... flags) {
    List<String> all = new ArrayList<>(List.of("cm-push", chart, remote));
    for (String flag : flags) {
      if (!flag.isEmpty()) {
        all.add(flag);
      }
    }
    return ProgramRun.of("chartwright", environment, all);
  }
}
