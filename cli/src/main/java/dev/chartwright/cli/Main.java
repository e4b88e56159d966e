package dev.chartwright.cli;

import dev.chartwright.cli.output.ByteSink;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/**
 * Where the program starts.
 *
 * <p>The launcher says under which name in {@code CHARTWRIGHT_NAME} or {@code -Dchartwright.name}.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Map<String, String> env = Locales.restored(System.getenv());
    ByteSink out = ByteSink.buffered(new FileOutputStream(FileDescriptor.out));
    ByteSink err = ByteSink.unbuffered(new FileOutputStream(FileDescriptor.err), out);
    // A Ctrl-C must not swallow what has been printed.
    Runtime.getRuntime().addShutdownHook(new LastWords(out));
    Session session =
        new Session(
            Program.of(name(env)),
            env,
            System.getProperty("os.name", ""),
            out,
            err,
            new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
            Clock.systemUTC(),
            new RegistryConfigCheck());
    Runtime.getRuntime().halt(session.run(Arrays.asList(arguments)));
  }

  private static String name(Map<String, String> env) {
    String property = System.getProperty("chartwright.name");
    return property == null ? env.getOrDefault("CHARTWRIGHT_NAME", "") : property;
  }

  /** Flushes what a killed command printed. */
  private static final class LastWords extends Thread {
    private final ByteSink out;

    LastWords(ByteSink out) {
      this.out = out;
    }

    @Override
    public void run() {
      out.flush();
    }
  }
}
