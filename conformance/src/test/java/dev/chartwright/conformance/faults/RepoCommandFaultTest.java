package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.RepositoryFault;
import dev.chartwright.testkit.ScriptedRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code repo add} and {@code repo update} do when a repository fails, stalls or lies. */
final class RepoCommandFaultTest {
  private static final String INDEX = "/index.yaml";

  @TempDir Path home = Path.of("");
  private ScriptedRepository repository;
  private ScriptedRepository stranger;

  @BeforeEach
  void start() {
    repository = ScriptedRepository.start().add(ChartBuilder.of("web", "1.0.0"));
    stranger = ScriptedRepository.start().add(ChartBuilder.of("web", "9.9.9"));
  }

  @AfterEach
  void stop() {
    repository.close();
    stranger.close();
  }

  private ProgramRun run(String... args) {
    Map<String, String> environment =
        Map.of(
            "HOME", home.toString(),
            "HELM_CONFIG_HOME", home.resolve("config").toString(),
            "HELM_CACHE_HOME", home.resolve("cache").toString(),
            "HELM_DATA_HOME", home.resolve("data").toString());
    return ProgramRun.of("helm", environment, List.of(args));
  }

  private List<String> files(String folder) throws IOException {
    try (Stream<Path> found = Files.list(home.resolve(folder))) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("401", RepositoryFault.status(401), " : 401 Unauthorized"),
        Arguments.of("404", RepositoryFault.status(404), " : 404 Not Found"),
        Arguments.of("204", RepositoryFault.status(204), " : 204 No Content"),
        Arguments.of(
            "429 for ever",
            RepositoryFault.status(429).with("Retry-After", "0"),
            " : 429 Too Many Requests"),
        Arguments.of(
            "a page for people",
            RepositoryFault.body("<html>welcome</html>"),
            "cannot unmarshal string into Go value of type repo.IndexFile"),
        Arguments.of("nothing", RepositoryFault.body(""), "empty index.yaml file"),
        Arguments.of("no version", RepositoryFault.body("entries: {}"), "no API version specified"),
        Arguments.of("broken off", RepositoryFault.truncated(), "unexpected EOF"),
        Arguments.of("too short for its length", RepositoryFault.length("too-long"), "EOF"),
        Arguments.of("itself again", RepositoryFault.redirect(INDEX), "stopped after 10 redirects"),
        Arguments.of("stalled", RepositoryFault.stalled(), "deadline exceeded"),
        Arguments.of("silent", RepositoryFault.connection("silent"), "deadline exceeded"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void anUpdateThatFailsSaysWhyAndKeepsTheOldIndex(
      String name, RepositoryFault fault, String reason) throws IOException {
    assertThat(run("repo", "add", "r", repository.url()).code()).isZero();
    String index = text("cache/repository/r-index.yaml");
    repository.fault(INDEX, fault);
    ProgramRun update = run("repo", "update", "--timeout", "700ms");
    assertThat(update.out())
        .startsWith(
            "Hang tight while we grab the latest from your chart repositories...\n"
                + "...Unable to get an update from the \"r\" chart repository ("
                + repository.url()
                + "):\n\t")
        .contains(reason)
        .doesNotContain("Update Complete");
    assertThat(update.err())
        .isEqualTo(
            "Error: failed to update the following repositories: [" + repository.url() + "]\n");
    assertThat(update.code()).isEqualTo(1);
    assertThat(text("cache/repository/r-index.yaml")).isEqualTo(index);
    assertThat(files("cache/repository")).containsExactly("r-charts.txt", "r-index.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aRepositoryThatCannotBeAddedLeavesNothing(String name, RepositoryFault fault, String reason)
      throws IOException {
    repository.fault(INDEX, fault);
    ProgramRun add = run("repo", "add", "r", repository.url(), "--timeout", "700ms");
    assertThat(add.code()).isEqualTo(1);
    assertThat(add.out()).isEmpty();
    assertThat(add.err())
        .startsWith(
            "Error: looks like \""
                + repository.url()
                + "\" is not a valid chart repository or cannot be reached: ")
        .contains(reason)
        .hasLineCount(1);
    assertThat(files("config")).containsExactly("repositories.lock");
    assertThat(home.resolve("cache")).doesNotExist();
  }

  @Test
  void oneRepositoryThatFailsDoesNotKeepOthersFromTheirUpdate() throws IOException {
    run("repo", "add", "bad", repository.url());
    run("repo", "add", "good", stranger.url());
    repository.fault(INDEX, RepositoryFault.status(404));
    stranger.add(ChartBuilder.of("new", "1.0.0"));
    ProgramRun update = run("repo", "update");
    assertThat(update.out())
        .contains("...Successfully got an update from the \"good\" chart repository\n");
    assertThat(update.code()).isEqualTo(1);
    assertThat(text("cache/repository/good-charts.txt")).isEqualTo("new\nweb\n");
  }

  @Test
  void aRepositoryThatFailsOnceIsAskedAgain() {
    repository.fault(INDEX, RepositoryFault.status(503).with("Retry-After", "0").times(1));
    assertThat(run("repo", "add", "r", repository.url()).code()).isZero();
    assertThat(repository.requests(INDEX)).hasSize(2);
  }

  @Test
  void credentialsStayWithTheirOriginWhenAnIndexIsElsewhere() {
    repository.account("me", "secret");
    repository.fault(INDEX, RepositoryFault.redirect(stranger.url() + INDEX));
    ProgramRun add =
        run("repo", "add", "r", repository.url(), "--username", "me", "--password", "secret");
    assertThat(add.code()).isZero();
    assertThat(stranger.requests(INDEX))
        .singleElement()
        .satisfies(request -> assertThat(authorization(request)).isEmpty());
  }

  @Test
  void credentialsOfARepositoryDoNotGoToTheHostOfItsCharts() {
    String url = stranger.url() + "/web-9.9.9.tgz";
    repository.account("me", "secret").add(ChartBuilder.of("far", "1.0.0"), url, "");
    run("repo", "add", "r", repository.url(), "--username", "me", "--password", "secret");
    assertThat(run("pull", "r/far", "-d", home.toString()).code()).isZero();
    run(
        "repo",
        "add",
        "all",
        repository.url(),
        "--username",
        "me",
        "--password",
        "secret",
        "--pass-credentials");
    assertThat(run("pull", "all/far", "-d", home.toString()).code()).isZero();
    assertThat(stranger.requests("/web-9.9.9.tgz"))
        .extracting(RepoCommandFaultTest::authorization)
        .containsExactly("", "Basic bWU6c2VjcmV0");
  }

  private static String authorization(RecordedRequest request) {
    return request.header("Authorization").orElse("");
  }

  @Test
  void anotherUserOfTheSameNameIsNotTakenForTheSame() throws IOException {
    run("repo", "add", "r", repository.url());
    String before = text("config/repositories.yaml");
    ProgramRun add = run("repo", "add", "r", stranger.url());
    assertThat(add.err())
        .isEqualTo("Error: repository name (r) already exists, please specify a different name\n");
    assertThat(text("config/repositories.yaml")).isEqualTo(before);
    assertThat(stranger.requests()).isEmpty();
  }

  @Test
  void aNameThatLeadsOutOfTheCacheIsNeitherWrittenNorRemoved() throws IOException {
    Files.createDirectories(home.resolve("config"));
    Path precious = Files.writeString(home.resolve("x-index.yaml"), "precious");
    Files.writeString(
        home.resolve("config/repositories.yaml"),
        "repositories: [{name: ../../x, url: " + repository.url() + "}]");
    ProgramRun update = run("repo", "update");
    assertThat(update.err()).isEqualTo("Error: repository name (../../x) leads out of the cache\n");
    assertThat(run("repo", "remove", "../../x").code()).isEqualTo(1);
    assertThat(precious).hasContent("precious");
  }
}
