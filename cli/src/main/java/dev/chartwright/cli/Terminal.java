package dev.chartwright.cli;

import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.cli.output.ByteSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Asks the user at a terminal: a line that is seen, or one that is not.
 *
 * <p>The prompt goes to standard output, as Helm's does, and the answer comes from standard input.
 * Which of the three standard streams are terminals the launcher says in {@code CHARTWRIGHT_TTY},
 * such as {@code 012}; echo is switched off by {@code stty}, which every POSIX system has.
 *
 * <p>Source: Helm {@code pkg/cmd/registry_login.go} (readLine).
 */
public final class Terminal {
  private static final int MAX_LINE = 64 * 1024;

  /** The bits of a file's mode that tell what kind of file it is, and what a pipe has there. */
  private static final int FORMAT = 0xf000;

  private static final int PIPE = 0x1000;

  private final ByteSink out;
  private final InputStream in;
  private final Map<String, String> env;

  private Terminal(ByteSink out, InputStream in, Map<String, String> env) {
    this.out = out;
    this.in = in;
    this.env = env;
  }

  /** The terminal of one run. */
  public static Terminal of(CommandContext context) {
    return new Terminal(context.out(), context.in(), context.env());
  }

  /** Whether a standard stream, 0 to 2, is a terminal. */
  public static boolean isTerminal(Map<String, String> env, int stream) {
    return env.getOrDefault("CHARTWRIGHT_TTY", "").indexOf('0' + stream) >= 0;
  }

  /**
   * Whether standard input is a pipe. Where the launcher did not start us nobody can tell, and it
   * is taken for one.
   */
  public static boolean isPipe(Map<String, String> env) {
    if (!env.containsKey("CHARTWRIGHT_TTY")) {
      return true;
    }
    if (isTerminal(env, 0)) {
      return false;
    }
    try {
      Object mode = Files.getAttribute(Path.of("/dev/stdin"), "unix:mode");
      return mode instanceof Integer bits && (bits & FORMAT) == PIPE;
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
  }

  /** Asks for a line. */
  public String ask(String prompt) {
    out.print(prompt).flush();
    return line();
  }

  /**
   * Asks for a line that is not shown while it is typed.
   *
   * @throws CommandException if standard input is no terminal
   */
  public String askSecretly(String prompt) {
    if (!isTerminal(env, 0)) {
      out.print(prompt).flush();
      throw CommandException.of("inappropriate ioctl for device");
    }
    String before = stty("-g");
    Thread restore = new Thread(() -> stty(before));
    Runtime.getRuntime().addShutdownHook(restore);
    try {
      // Before the prompt: whoever answers at once must not be seen.
      stty("-echo");
      out.print(prompt).flush();
      String answer = line();
      out.println("").flush();
      return answer;
    } finally {
      stty(before);
      Runtime.getRuntime().removeShutdownHook(restore);
    }
  }

  private String line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      if (next < 0) {
        throw CommandException.of("EOF");
      }
      while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
        line.write(next);
        next = in.read();
      }
    } catch (IOException e) {
      throw CommandException.of(String.valueOf(e.getMessage()));
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String stty(String argument) {
    try {
      Process process =
          new ProcessBuilder("stty", argument)
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw CommandException.of("inappropriate ioctl for device");
      }
      return answer;
    } catch (IOException e) {
      throw CommandException.of("cannot switch off echo for the password: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.of("interrupted");
    }
  }
}
