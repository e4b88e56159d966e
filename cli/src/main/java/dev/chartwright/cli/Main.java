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
    Map<String, String> env = environment();
    String name = System.getProperty("chartwright.name");
    Session session = session(name == null ? env.getOrDefault("CHARTWRIGHT_NAME", "") : name, env);
    Runtime.getRuntime().halt(session.run(Arrays.asList(arguments)));
  }

  /** The environment as the user has it. */
  static Map<String, String> environment() {
    return Locales.restored(System.getenv());
  }

  /** A session on the process's own streams. */
  static Session session(String name, Map<String, String> env) {
    ByteSink out = ByteSink.buffered(new FileOutputStream(FileDescriptor.out));
    ByteSink err = ByteSink.unbuffered(new FileOutputStream(FileDescriptor.err), out);
    // A Ctrl-C must not swallow what has been printed.
    Runtime.getRuntime().addShutdownHook(new LastWords(out));
    return new Session(
        Program.of(name),
        env,
        System.getProperty("os.name", ""),
        out,
        err,
        new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
        Clock.systemUTC(),
        new RegistryConfigCheck());
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
