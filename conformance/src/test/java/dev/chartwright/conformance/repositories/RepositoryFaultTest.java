package dev.chartwright.conformance.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.RepositoryFault;
import dev.chartwright.testkit.ScriptedRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What repositories can do to us: one clear line, exit 1, nothing left behind. */
final class RepositoryFaultTest {
  private static final ChartBuilder WEB = ChartBuilder.of("web", "1.0.0");
  private static final String ARCHIVE = "/web-1.0.0.tgz";
  private static final String INDEX = "/index.yaml";

  @TempDir Path home = Path.of("");
  private final ScriptedRepository repository = ScriptedRepository.start();
  private final ScriptedRepository other = ScriptedRepository.start();
  private Desk desk = new Desk(home, java.util.Map.of());

  @BeforeEach
  void fill() throws IOException {
    desk = Desk.in(home);
    repository.add(WEB);
    other.add(WEB);
  }

  @AfterEach
  void close() {
    repository.close();
    other.close();
  }

  private List<ProgramRun> fetches() {
    String url = repository.url() + ARCHIVE;
    return List.of(
        desk.run("pull", url, "-d", desk.work().toString()),
        desk.run("show", "chart", url),
        desk.run("template", "x", url),
        desk.run("pull", "web", "--repo", repository.url(), "-d", desk.work().toString()));
  }

  private String named(String message) {
    return "Error: " + message.replace("BASE", repository.url()) + "\n";
  }

  private void allFail(String message) throws IOException {
    for (ProgramRun each : fetches()) {
      assertThat(each.err()).isEqualTo(named(message));
      assertThat(each.out()).isEmpty();
      assertThat(each.code()).isEqualTo(1);
    }
    assertThat(desk.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, failed to fetch BASE/web-1.0.0.tgz : 404 Not Found",
    "401, failed to fetch BASE/web-1.0.0.tgz : 401 Unauthorized",
    "403, failed to fetch BASE/web-1.0.0.tgz : 403 Forbidden",
    "204, failed to fetch BASE/web-1.0.0.tgz : 204 No Content",
    "206, failed to fetch BASE/web-1.0.0.tgz : 206 Partial Content"
  })
  void aChartWithAnotherStatusIsRefused(int status, String message) throws IOException {
    repository.fault(ARCHIVE, RepositoryFault.status(status));
    allFail(message);
  }

  @Test
  void aChartThatIsCutShortIsRefused() throws IOException {
    repository.fault(ARCHIVE, RepositoryFault.truncated());
    allFail("unexpected EOF");
  }

  @Test
  void aChartThatIsShorterThanItsLengthIsRefused() throws IOException {
    repository.fault(ARCHIVE, RepositoryFault.length("too-long"));
    allFail("unexpected EOF");
  }

  @Test
  void aChartWithoutLengthComesWhole() {
    repository.fault(ARCHIVE, RepositoryFault.length("chunked"));
    assertThat(fetches()).allMatch(run -> run.code() == 0);
    repository.fault(ARCHIVE, RepositoryFault.length("until-close"));
    assertThat(fetches()).allMatch(run -> run.code() == 0);
  }

  @Test
  void redirectsInACircleEnd() throws IOException {
    repository.fault(ARCHIVE, RepositoryFault.redirect(ARCHIVE));
    allFail("Get \"/web-1.0.0.tgz\": stopped after 10 redirects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://h/x.tgz", "file:///etc/passwd", "javascript:alert(1)"})
  void redirectsToWhatIsNoWebServerAreRefused(String location) throws IOException {
    repository.fault(ARCHIVE, RepositoryFault.redirect(location));
    String scheme = location.substring(0, location.indexOf(':'));
    allFail("Get \"" + location + "\": unsupported protocol scheme \"" + scheme + "\"");
  }

  @Test
  void aServerThatIsBusyIsAskedAgainWhenItSays() {
    repository.fault(ARCHIVE, RepositoryFault.status(429).with("Retry-After", "1").times(1));
    repository.fault(INDEX, RepositoryFault.status(503).times(1));
    ProgramRun run =
        desk.run("pull", "web", "--repo", repository.url(), "-d", desk.work().toString());
    assertThat(run.err()).isEmpty();
    assertThat(repository.requests())
        .extracting(RecordedRequest::status)
        .containsExactly(503, 200, 429, 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>hello</html>|error unmarshaling JSON: while decoding JSON: json: cannot unmarshal"
            + " string into Go value of type repo.IndexFile",
        "''|empty index.yaml file",
        "entries: {}|no API version specified"
      })
  void anIndexThatIsNoneIsRefused(String text, String message) throws IOException {
    repository.fault(INDEX, RepositoryFault.body(text));
    ProgramRun run =
        desk.run("pull", "web", "--repo", repository.url(), "-d", desk.work().toString());
    assertThat(run.err())
        .isEqualTo(
            named(
                "looks like \"BASE\" is not a valid chart repository or cannot be reached: "
                    + message));
    assertThat(desk.leftovers()).isEmpty();
  }

  @Test
  void anIndexThatIsCompressedOnTheWayIsTakenAsItIs() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("apiVersion: v1\nentries: {}\n".getBytes(StandardCharsets.UTF_8));
    }
    repository.fault(
        INDEX, RepositoryFault.body(bytes.toByteArray()).with("Content-Encoding", "gzip"));
    ProgramRun run = desk.run("pull", "web", "--repo", repository.url());
    assertThat(run.err()).contains("is not a valid chart repository or cannot be reached: ");
    assertThat(run.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file:///etc/passwd|repo  not found",
        "javascript:alert(1)|non-absolute URLs should be in form of repo_name/path_to_chart, got:"
            + " javascript:alert(1)",
        "/etc/passwd|failed to fetch BASE/etc/passwd : 404 Not Found",
        "../../x.tgz|failed to fetch BASE/x.tgz : 404 Not Found",
        "x/%2e%2e%2f..%2fy.tgz|failed to fetch BASE/x/%2e%2e%2f..%2fy.tgz : 404 Not Found",
        "ftp://example.com/x.tgz|scheme \"ftp\" not supported",
        "http://[::1|failed to make chart URL absolute: failed to parse http://[::1 as URL: parse"
            + " \"http://[::1\": missing ']' in host"
      })
  void aHostileUrlInAnIndexLeadsNowhere(String url, String message) throws IOException {
    ScriptedRepository hostile = ScriptedRepository.start().add(WEB, url, "");
    try (hostile) {
      for (ProgramRun run :
          List.of(
              desk.run("pull", "web", "--repo", hostile.url(), "-d", desk.work().toString()),
              desk.run("template", "x", "web", "--repo", hostile.url()),
              desk.run("show", "values", "web", "--repo", hostile.url()))) {
        assertThat(run.err()).isEqualTo("Error: " + message.replace("BASE", hostile.url()) + "\n");
        assertThat(run.code()).isEqualTo(1);
      }
      assertThat(desk.leftovers()).isEmpty();
    }
  }

  @Test
  void aFileNameNeverLeavesTheFolder() throws IOException {
    repository.put("/..%2f..%2fevil.tgz", WEB.archive());
    desk.run("pull", repository.url() + "/..%2f..%2fevil.tgz", "-d", desk.work().toString());
    assertThat(desk.leftovers()).containsExactly("work/evil.tgz");
  }

  @Test
  void aPasswordInAUrlOfAnIndexIsNotShown() {
    ScriptedRepository hostile =
        ScriptedRepository.start().add(WEB, "http://ada:hidden@127.0.0.1:1/x.tgz", "");
    try (hostile) {
      ProgramRun run = desk.run("pull", "web", "--repo", hostile.url());
      assertThat(run.err())
          .startsWith("Error: Get \"http://ada:***@127.0.0.1:1/x.tgz\": dial tcp")
          .doesNotContain("hidden");
    }
  }

  @Test
  void aPasswordForARepositoryStaysWithItsOrigin() {
    ScriptedRepository guarded = ScriptedRepository.start().account("ada", "secret");
    try (guarded) {
      guarded.add(WEB, other.url() + ARCHIVE, "");
      String[] pull = {
        "pull",
        "web",
        "--repo",
        guarded.url(),
        "--username",
        "ada",
        "--password",
        "secret",
        "-d",
        desk.work().toString()
      };
      assertThat(desk.run(pull).err()).isEmpty();
      assertThat(
              desk.helm(
                      "template",
                      "x",
                      "web",
                      "--repo",
                      guarded.url(),
                      "--username",
                      "ada",
                      "--password",
                      "secret")
                  .err())
          .isEmpty();
      assertThat(guarded.requests()).allMatch(request -> request.user().equals("ada"));
      assertThat(other.requests()).hasSize(2).allMatch(request -> request.user().isEmpty());
    }
  }

  @Test
  void aPasswordStaysBehindWhenTheServerSendsUsElsewhere() {
    ScriptedRepository guarded = ScriptedRepository.start().account("ada", "secret").add(WEB);
    try (guarded) {
      guarded.fault(ARCHIVE, RepositoryFault.redirect(other.url() + ARCHIVE));
      ProgramRun run =
          desk.run(
              "pull",
              guarded.url() + ARCHIVE,
              "--username",
              "ada",
              "--password",
              "secret",
              "-d",
              desk.work().toString());
      assertThat(run.err()).isEmpty();
      assertThat(other.requests()).hasSize(1).allMatch(request -> request.user().isEmpty());
    }
  }

  @Test
  void aPasswordGoesAlongIfThatIsWanted() {
    ScriptedRepository guarded = ScriptedRepository.start().account("ada", "secret");
    try (guarded) {
      guarded.add(WEB, other.url() + ARCHIVE, "");
      ProgramRun run =
          desk.run(
              "pull",
              "web",
              "--repo",
              guarded.url(),
              "--username",
              "ada",
              "--password",
              "secret",
              "--pass-credentials",
              "-d",
              desk.work().toString());
      assertThat(run.err()).isEmpty();
      assertThat(other.requests()).hasSize(1).allMatch(request -> request.user().equals("ada"));
    }
  }

  @Test
  void aWrongDigestInAnIndexIsNotWhereTheBytesAreKept() throws IOException {
    String trusted = ScriptedRepository.sha256(WEB.archive());
    ChartBuilder evil = ChartBuilder.of("evil", "1.0.0").values("evil: true\n");
    ScriptedRepository hostile =
        ScriptedRepository.start().add(evil, "evil-1.0.0.tgz", trusted).add(WEB);
    try (hostile) {
      assertThat(desk.run("repo", "add", "h", hostile.url()).err()).isEmpty();
      assertThat(desk.run("template", "x", "h/evil").out()).contains("evil");
      assertThat(desk.run("template", "x", "h/web").out()).doesNotContain("evil");
      assertThat(desk.leftovers()).hasSize(2).anyMatch(file -> file.endsWith(trusted + ".chart"));
    }
  }
}
