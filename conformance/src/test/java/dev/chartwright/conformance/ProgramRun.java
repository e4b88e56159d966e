package dev.chartwright.conformance;

import dev.chartwright.cli.Program;
import dev.chartwright.cli.Session;
import dev.chartwright.cli.StartCheck;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * One run of the program inside the test's own process.
 *
 * @param code its exit code
 * @param out what it printed, as a Go string
 * @param err what it printed on standard error
 */
public record ProgramRun(int code, String out, String err) {
  /** Runs under a name with nothing to read. */
  public static ProgramRun of(String name, Map<String, String> environment, List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteSink sink = ByteSink.buffered(out);
    int code =
        new Session(
                Program.of(name),
                environment,
                "Linux",
                sink,
                ByteSink.unbuffered(err, sink),
                InputStream.nullInputStream(),
                Clock.systemUTC(),
                StartCheck.none())
            .run(args);
    return new ProgramRun(code, GoString.of(out.toByteArray()), GoString.of(err.toByteArray()));
  }
}
