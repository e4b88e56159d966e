package dev.chartwright.conformance.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.ScriptedRepository;
import dev.chartwright.testkit.Switch;
import dev.chartwright.testkit.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code migrate} as a user has it. */
class CommandLineMigrationTest {
  @TempDir Path folder;

  private ScriptedRepository repository;
  private ScriptedRegistry registry;
  private String destination;

  @BeforeEach
  void start() throws IOException {
    repository = ScriptedRepository.start();
    registry =
        ScriptedRegistry.builder()
            .with(Switch.AUTH, "basic")
            .account("robot", "registry-secret")
            .start();
    destination = "oci://" + registry.host() + "/charts";
    Files.createDirectory(folder.resolve("tmp"));
    repository.add(ChartBuilder.of("web", "1.1.0").metadata("deprecated: true"));
    repository.add(ChartBuilder.of("web", "1.0.0"));
    repository.add(ChartBuilder.of("api", "0.1.0"));
  }

  @AfterEach
  void stop() {
    repository.close();
    registry.close();
  }

  @Test
  void credentialsStayOnTheirSide() {
    repository.account("reader", "repository-secret");
    ProgramRun run =
        migrate(
            "--repo-username",
            "reader",
            "--repo-password",
            "repository-secret",
            "--username",
            "robot",
            "--password",
            "registry-secret");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(registry.requests()).extracting(RecordedRequest::user).containsOnly("", "robot");
    assertThat(repository.requests()).extracting(RecordedRequest::user).containsOnly("reader");
    assertThat(run.out() + run.err()).doesNotContain("secret");
  }

  @Test
  void theReportNamesWhatCouldNotGoAndTheExitCodeSaysSo() {
    repository.fault("/api-0.1.0.tgz", dev.chartwright.testkit.RepositoryFault.status(404));
    ProgramRun run = migrate("--username", "robot", "--password", "registry-secret");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines())
        .first()
        .isEqualTo(
            "api 0.1.0: failed: source: failed to fetch "
                + repository.url()
                + "/api-0.1.0.tgz : 404 Not Found");
    assertThat(run.out()).endsWith("3 versions: 2 sent, 1 failed\n");
    assertThat(run.err()).isEqualTo("Error: 1 of 3 versions are not at the destination\n");
  }

  @Test
  void theReportAsJsonSaysTheSame() {
    repository.fault("/api-0.1.0.tgz", dev.chartwright.testkit.RepositoryFault.status(404));
    ProgramRun run = migrate("--username", "robot", "--password", "registry-secret", "-o", "json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "{\"versions\":[{\"chart\":\"api\",\"version\":\"0.1.0\",\"status\":\"failed\",")
        .contains("{\"chart\":\"web\",\"version\":\"1.1.0\",\"status\":\"sent\",")
        .contains("\"total\":3,\"counts\":{\"sent\":2,\"failed\":1}");
  }

  @Test
  void deprecatedVersionsSaySoInTheirManifest() {
    migrate("--username", "robot", "--password", "registry-secret");
    String manifest =
        new String(registry.manifest("charts/web", "1.1.0").orElseThrow(), StandardCharsets.UTF_8);
    assertThat(manifest).contains("\"io.artifacthub.package.deprecated\":\"true\"");
    String other =
        new String(registry.manifest("charts/web", "1.0.0").orElseThrow(), StandardCharsets.UTF_8);
    assertThat(other).doesNotContain("deprecated");
  }

  @Test
  void whatAChartSaysOfItselfIsNotReplaced() {
    repository.add(
        ChartBuilder.of("own", "1.0.0")
            .metadata(
                "deprecated: true\nannotations:\n  io.artifacthub.package.deprecated: 'no'\n"));
    migrate("--username", "robot", "--password", "registry-secret");
    assertThat(registry.manifest("charts/own", "1.0.0"))
        .hasValueSatisfying(manifest ->
            assertThat(new String(manifest, StandardCharsets.UTF_8))
                .contains("\"io.artifacthub.package.deprecated\":\"no\""));
  }

  @ParameterizedTest
  @CsvSource({
    "--chart=w*, 2",
    "--version=^1.0 --chart=web, 2",
    "--latest=1, 2",
    "--chart=none, 0",
  })
  void onlyWhatWasAskedForGoes(String flags, int versions) {
    List<String> all = new ArrayList<>(List.of("--dry-run", "--username", "robot", "--password"));
    all.add("registry-secret");
    all.addAll(Arrays.asList(flags.split(" ")));
    ProgramRun run = migrate(all.toArray(new String[0]));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(each -> each.endsWith(": would-send"))).hasSize(versions);
    assertThat(registry.requests(Endpoint.UPLOAD)).isEmpty();
  }

  @Test
  void theWayBackGivesWhatOldClientsNeed() throws IOException {
    migrate("--username", "robot", "--password", "registry-secret");
    Path site = folder.resolve("site");
    ProgramRun back = back(site);
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(site.resolve("web-1.0.0.tgz"))
        .hasBinaryContent(ChartBuilder.of("web", "1.0.0").archive());
    String index = Files.readString(site.resolve("index.yaml"));
    assertThat(index)
        .contains(
            "    digest: " + ScriptedRepository.sha256(ChartBuilder.of("web", "1.0.0").archive()))
        .contains("    - web-1.1.0.tgz")
        .contains("    deprecated: true");
    assertThat(back(site).out()).endsWith("3 versions: 3 present\n");
    assertThat(site.resolve("index.yaml")).hasContent(index);
  }

  private ProgramRun back(Path site) {
    return program(
        "migrate",
        destination + "/web",
        destination + "/api",
        site.toString(),
        "--plain-http",
        "--username",
        "robot",
        "--password",
        "registry-secret");
  }

  @Test
  void aKilledMigrationLeavesNothingHalfAndGoesOnLater() throws Exception {
    registry.set(
        Switch.CONNECTION, "silent", Where.endpoint(Endpoint.MANIFEST).method("PUT").nth(2));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dchartwright.name=chartwright", "-cp", classPath()));
    command.add("dev.chartwright.cli.Main");
    command.addAll(arguments("--parallel=1", "--username=robot", "--password=registry-secret"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    Process process = builder.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("api 0.1.0: sent");
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
    registry.reset(Switch.CONNECTION);
    ProgramRun rest = migrate("--username", "robot", "--password", "registry-secret");
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(rest.out()).contains("api 0.1.0: present").contains("web 1.0.0: sent");
    assertThat(registry.tags("charts/web")).containsExactlyInAnyOrder("1.1.0", "1.0.0");
  }

  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }

  private ProgramRun migrate(String... flags) {
    return program(arguments(flags).toArray(new String[0]));
  }

  private List<String> arguments(String... flags) {
    List<String> all =
        new ArrayList<>(List.of("migrate", repository.url(), destination, "--plain-http"));
    all.addAll(Arrays.asList(flags));
    return all;
  }

  private ProgramRun program(String... arguments) {
    return ProgramRun.of("chartwright", environment(), List.of(arguments));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("HOME", folder.toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    for (String each : List.of("CACHE", "CONFIG", "DATA")) {
      environment.put("HELM_" + each + "_HOME", folder.resolve(each).toString());
    }
    environment.put("DOCKER_CONFIG", folder.resolve("docker").toString());
    return environment;
  }
}
