package dev.chartwright.conformance.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.conformance.ProgramRun;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.RepositoryFault;
import dev.chartwright.testkit.ScriptedRepository;
import dev.chartwright.testkit.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Repositories that are busy, broken or slow for good, and those that lead away from TLS. */
final class ServerFaultTest {
  private static final ChartBuilder WEB = ChartBuilder.of("web", "1.0.0");
  private static final String ARCHIVE = "/web-1.0.0.tgz";
  private static final String INDEX = "/index.yaml";

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

  @ParameterizedTest
  @CsvSource({"429, Too Many Requests", "500, Internal Server Error", "503, Service Unavailable"})
  void aServerThatWantsMoreTimeThanThereIsIsGivenUpAtOnce(int status, String text)
      throws IOException {
    repository.fault(INDEX, RepositoryFault.status(status).with("Retry-After", "60"));
    ProgramRun add = desk.run("repo", "add", "r", repository.url(), "--timeout", "50s");
    assertThat(add.err())
        .isEqualTo(
            "Error: looks like \""
                + repository.url()
                + "\" is not a valid chart repository or cannot be reached: failed to fetch "
                + repository.url()
                + INDEX
                + " : "
                + status
                + " "
                + text
                + "\n");
    assertThat(add.code()).isEqualTo(1);
    assertThat(repository.requests(INDEX)).hasSize(1);
    assertThat(desk.leftovers()).isEmpty();
  }

  @Test
  void anIndexThatComesByteByByteIsGivenUpInTheTimeThatIsAllowed() throws IOException {
    repository.fault(INDEX, RepositoryFault.slow(200));
    ProgramRun add = desk.run("repo", "add", "r", repository.url(), "--timeout", "300ms");
    assertThat(add.err()).contains("deadline exceeded").hasLineCount(1);
    assertThat(add.code()).isEqualTo(1);
    assertThat(desk.leftovers()).isEmpty();
  }

  @Test
  void aPasswordDoesNotFollowARedirectAwayFromTls() throws IOException {
    TestCertificates authority = TestCertificates.create();
    Path trusted = Files.writeString(home.resolve("ca.pem"), authority.authorityPem());
    ScriptedRepository guarded =
        ScriptedRepository.start(authority).account("ada", "secret").add(WEB);
    try (guarded) {
      guarded.fault(ARCHIVE, RepositoryFault.redirect(repository.url() + ARCHIVE));
      guarded.fault(INDEX, RepositoryFault.redirect(repository.url() + INDEX));
      String[] account = {
        "--ca-file", trusted.toString(), "--username", "ada", "--password", "secret"
      };
      String work = desk.work().toString();
      ProgramRun pull = desk.run(with(account, "pull", guarded.url() + ARCHIVE, "-d", work));
      assertThat(pull.err()).isEmpty();
      assertThat(desk.work().resolve("web-1.0.0.tgz")).hasBinaryContent(WEB.archive());
      ProgramRun add = desk.run(with(account, "repo", "add", "r", guarded.url()));
      assertThat(add.err()).isEmpty();
      assertThat(guarded.requests()).hasSize(2).allMatch(request -> request.user().equals("ada"));
      assertThat(repository.requests())
          .hasSize(2)
          .allMatch(request -> request.header("Authorization").isEmpty());
    }
  }

  private static String[] with(String[] account, String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + account.length);
    System.arraycopy(account, 0, all, args.length, account.length);
    return all;
  }
}
