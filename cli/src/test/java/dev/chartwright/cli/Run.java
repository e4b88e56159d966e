package dev.chartwright.cli;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.GoString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** One run of the program inside the test, and what it left behind. */
public record Run(int code, String out, String err) {
  /** Runs as {@code helm} for a user without any files. */
  public static Run helm(String... args) {
    return of("helm", Map.of("HOME", "/home/ada"), List.of(args));
  }

  /** Runs as {@code chartwright} for a user without any files. */
  public static Run chartwright(String... args) {
    return of("chartwright", Map.of("HOME", "/home/ada"), List.of(args));
  }

  /** Runs under a name in an environment. */
  public static Run of(String name, Map<String, String> env, List<String> args) {
    return of(name, env, args, settings -> {});
  }

  /** Runs with something to check first. */
  public static Run of(
      String name, Map<String, String> env, List<String> args, StartCheck startCheck) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    ByteSink out = ByteSink.buffered(outBytes);
    ByteSink err = ByteSink.unbuffered(errBytes, out);
    int code =
        new Session(
                Program.of(name),
                env,
                "Linux",
                out,
                err,
                new ByteArrayInputStream(new byte[0]),
                Clock.systemUTC(),
                startCheck)
            .run(args);
    return new Run(code, GoString.of(outBytes.toByteArray()), GoString.of(errBytes.toByteArray()));
  }
}
