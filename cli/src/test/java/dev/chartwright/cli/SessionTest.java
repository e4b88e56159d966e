package dev.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.output.ByteSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static final Map<String, String> ENV = Map.of("HOME", "/home/ada");

  @ParameterizedTest
  @CsvSource({
    "--color sometimes version, sometimes",
    "version --colour Never, Never",
  })
  void aColorModeThatNobodyKnowsStopsEverything(String args, String mode) {
    assertThat(Run.helm(args.split(" ")))
        .isEqualTo(
            new Run(
                1,
                "",
                "level=WARN msg=\"command failed\" error=\"invalid color mode \\\""
                    + mode
                    + "\\\": must be one of: never, auto, always\"\n"));
  }

  @Test
  void whatMustHoldAtStartStopsHelpToo() {
    Run run =
        Run.of(
            "helm",
            ENV,
            List.of("--help"),
            settings -> {
              throw CommandException.of("failed to decode " + settings.registryConfig());
            });
    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "level=WARN msg=\"command failed\""
                    + " error=\"failed to decode /home/ada/.config/helm/registry/config.json\"\n"));
  }

  @Test
  void aStorageDriverThatNobodyKnowsStopsWhateverRuns() {
    Map<String, String> env = Map.of("HOME", "/home/ada", "HELM_DRIVER", "foo");
    assertThat(Run.of("helm", env, List.of("version")))
        .isEqualTo(new Run(1, "", "level=INFO msg=\"unknown driver \\\"foo\\\"\"\n"));
    assertThat(Run.of("helm", env, List.of("version", "--help")).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "env HELM_BIN", "install", "template x ./absent"})
  void filesOfTheMemoryDriverThatCannotBeReadStopWhateverRuns(String args) {
    Map<String, String> env = Map.of("HOME", "/home/ada", "HELM_DRIVER", "memory");
    assertThat(Run.of("helm", env, List.of(args.split(" "))))
        .isEqualTo(
            new Run(
                1,
                "",
                "level=INFO msg=\"Unable to read memory driver dataopen :"
                    + " no such file or directory\"\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs"})
  void commandsThatAreNotBuiltSaySoInOneLine(String args) {
    Run run = Run.helm(args.split(" "));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("Error: \"helm ")
        .endsWith("\" is not available in this version of Chartwright yet\n")
        .hasLineCount(1);
  }

  @Test
  void standardErrorComesAfterWhatWasPrintedBefore() {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(both);
    ByteSink err = ByteSink.unbuffered(both, out);
    session(out, err).run(List.of("__complete", "registry", "log"));
    assertThat(both.toString(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            """
            login\tlogin to a registry
            logout\tlogout from a registry
            :4
            Completion ended with directive: ShellCompDirectiveNoFileComp
            """);
  }

  @Test
  void aReaderThatWentAwayEndsTheProgramQuietly() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(closed);
    assertThat(session(out, ByteSink.unbuffered(errors, out)).run(List.of("help"))).isEqualTo(141);
    assertThat(errors.size()).isZero();
  }

  @Test
  void aFullDiskIsAnErrorThatNamesItself() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(full);
    int code =
        session(out, ByteSink.unbuffered(errors, ByteSink.buffered(errors))).run(List.of("help"));
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString(java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("Error: write /dev/stdout: no space left on device\n");
  }

  private static Session session(ByteSink out, ByteSink err) {
    return new Session(
        Program.of("helm"),
        ENV,
        "Linux",
        out,
        err,
        new ByteArrayInputStream(new byte[0]),
        Clock.systemUTC(),
        settings -> {});
  }
}
