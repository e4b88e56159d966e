package dev.chartwright.conformance.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.Port;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.ScriptedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** registries.yaml: places that stand in for others, for every command that fetches a chart. */
final class MirrorTest {
  private static final ChartBuilder WEB = ChartBuilder.of("web", "1.0.0");

  @TempDir Path home = Path.of("");
  private final ScriptedRegistry registry = ScriptedRegistry.start();
  private final ScriptedRepository files = ScriptedRepository.start();
  private Desk desk = new Desk(home, java.util.Map.of());

  @BeforeEach
  void fill() throws IOException {
    desk = Desk.in(home);
    registry.putChart("hub/acme/web", "1.0.0", WEB);
    files.add(ChartBuilder.of("db", "2.0.0")).add(ChartBuilder.of("queue", "3.1.0"));
    desk.configure(
        "registries.yaml",
        """
        registries:
        - prefix: oci://one.invalid/charts
          mirrors: [{url: 'oci://REGISTRY/hub', plainHttp: true}]
          fallback: false
        - prefix: https://two.invalid/stable
          mirrors: [FILES]
          fallback: false
        - prefix: https://three.invalid
          mirrors: ['http://127.0.0.1:1/down', FILES]
        - prefix: oci://forbidden.invalid
          fallback: false
        """
            .replace("REGISTRY", registry.host())
            .replace("FILES", files.url()));
  }

  @AfterEach
  void close() {
    registry.close();
    files.close();
  }

  private Path parent() throws IOException {
    return ChartBuilder.of("parent", "1.0.0")
        .metadata(
            """
            dependencies:
            - {name: web, version: ">=1", repository: "oci://one.invalid/charts/acme"}
            - {name: db, version: 2.x, repository: "https://two.invalid/stable"}
            - {name: queue, version: 3.1.0, repository: "https://three.invalid/"}
            """)
        .writeFolder(desk.work());
  }

  @Test
  void aChartWithDependenciesOnThreeHostsThatAreNotThereIsBuiltFromMirrorsAlone()
      throws IOException {
    Path chart = parent();
    ProgramRun update = desk.run("dependency", "update", chart.toString());
    assertThat(update.err()).isEmpty();
    assertThat(update.code()).isZero();
    assertThat(chart.resolve("charts/web-1.0.0.tgz")).hasBinaryContent(WEB.archive());
    assertThat(chart.resolve("charts/db-2.0.0.tgz")).exists();
    assertThat(chart.resolve("charts/queue-3.1.0.tgz")).exists();
    assertThat(Files.readString(chart.resolve("Chart.lock")))
        .contains("oci://one.invalid/charts/acme")
        .contains("https://two.invalid/stable")
        .contains("https://three.invalid/")
        .doesNotContain("127.0.0.1");

    assertThat(desk.run("repo", "add", "two", "https://two.invalid/stable").err()).isEmpty();
    assertThat(desk.run("repo", "add", "three", "https://three.invalid/").err()).isEmpty();
    assertThat(home.resolve("config/repositories.yaml"))
        .content()
        .contains("https://two.invalid/stable")
        .doesNotContain("127.0.0.1");
    Files.delete(chart.resolve("charts/db-2.0.0.tgz"));
    assertThat(desk.run("dependency", "build", chart.toString()).err()).isEmpty();
    assertThat(desk.run("template", "x", chart.toString()).out()).contains("x-queue");
  }

  @Test
  void pullShowAndTemplateAskTheMirrorAndNameTheOriginal() {
    String reference = "oci://one.invalid/charts/acme/web";
    ProgramRun pull = desk.run("pull", reference, "-d", desk.work().toString());
    assertThat(pull.err()).isEmpty();
    assertThat(pull.out()).startsWith("Pulled: one.invalid/charts/acme/web:1.0.0\nDigest: sha256:");
    assertThat(desk.run("show", "chart", reference).out()).contains("name: web");
    assertThat(desk.run("template", "x", "db", "--repo", "https://two.invalid/stable").out())
        .contains("x-db");
    assertThat(
            desk.run("pull", "https://three.invalid/queue-3.1.0.tgz", "-d", desk.work().toString())
                .code())
        .isZero();
  }

  @Test
  void digestsAreCheckedAtMirrorsToo() {
    ProgramRun run = desk.run("pull", "oci://one.invalid/charts/acme/web@sha256:" + "0".repeat(64));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error: mirrors: \"oci://one.invalid/charts/acme/web\" may only come from a")
        .contains("mirror \"oci://" + registry.host() + "/hub/acme/web\": ");
  }

  @Test
  void aPrefixWithoutMirrorsIsForbidden() {
    assertThat(desk.run("pull", "oci://forbidden.invalid/x/web", "--version", "1.0.0").err())
        .isEqualTo(
            "Error: mirrors: \"oci://forbidden.invalid/x/web\" may only come from a mirror, and it"
                + " has none\n");
  }

  @Test
  void passwordsForTheOriginalAreNotForTheMirror() {
    desk.run(
        "pull",
        "oci://one.invalid/charts/acme/web",
        "--username",
        "ada",
        "--password",
        "secret",
        "-d",
        desk.work().toString());
    desk.run(
        "pull",
        "db",
        "--repo",
        "https://two.invalid/stable",
        "--username",
        "ada",
        "--password",
        "secret",
        "-d",
        desk.work().toString());
    assertThat(registry.requests(Port.REGISTRY))
        .isNotEmpty()
        .allMatch(request -> request.authScheme().isEmpty());
    assertThat(files.requests())
        .extracting(RecordedRequest::line)
        .containsExactly("REGISTRY GET /index.yaml - 0 200", "REGISTRY GET /db-2.0.0.tgz - 0 200");
  }

  @Test
  void aMirrorIsAskedWithThePasswordThatIsKeptForIt() {
    ScriptedRepository guarded = ScriptedRepository.start().account("bob", "word");
    try (guarded) {
      guarded.add(WEB);
      assertThat(
              desk.run("repo", "add", "m", guarded.url(), "--username", "bob", "--password", "word")
                  .err())
          .isEmpty();
      desk.configure(
          "registries.yaml",
          "registries: [{prefix: 'https://four.invalid', mirrors: ['" + guarded.url() + "']}]");
      ProgramRun run =
          desk.run("pull", "web", "--repo", "https://four.invalid", "-d", desk.work().toString());
      assertThat(run.err()).isEmpty();
      assertThat(guarded.requests()).allMatch(request -> request.user().equals("bob"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void underTheNameHelmThereAreNoMirrors() {
    ProgramRun run = desk.helm("pull", "db", "--repo", "http://127.0.0.1:1/stable");
    assertThat(run.code()).isEqualTo(1);
    ProgramRun refused = desk.helm("pull", "oci://forbidden.invalid/x/web", "--version", "1.0.0");
    assertThat(refused.err()).doesNotContain("mirror").contains("forbidden.invalid");
  }

  @Test
  void anotherFileCanBeNamed() throws IOException {
    Path table = Files.writeString(home.resolve("table.yaml"), "registries: 7\n");
    desk.environment().put("CHARTWRIGHT_REGISTRIES", table.toString());
    assertThat(desk.run("pull", "oci://one.invalid/charts/acme/web").err())
        .isEqualTo("Error: couldn't load mirrors (" + table + "): registries: a list is wanted\n");
  }
}
