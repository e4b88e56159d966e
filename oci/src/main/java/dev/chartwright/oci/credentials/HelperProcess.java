package dev.chartwright.oci.credentials;

import dev.chartwright.golang.GoString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a credential helper.
 *
 * <p>Source: oras-go v2.6.2 {@code credentials/internal/executer/executer.go}.
 */
final class HelperProcess {
  private static final int MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
  private static final int MAX_STDERR_CHARACTERS = 4096;
  private static final long STDERR_PATIENCE_MILLIS = 500;

  private final String helper;
  private final String action;
  private final StringBuilder stderr = new StringBuilder();
  private byte[] output = new byte[0];

  private HelperProcess(String helper, String action) {
    this.helper = helper;
    this.action = action;
  }

  /**
   * Runs a helper and returns what it printed.
   *
   * @param input what it reads
   * @throws CredentialException if it is not installed, cannot be started, fails, or takes too long
   */
  static String run(HelperPrograms programs, String helper, String action, String input) {
    Path program = programs.locate(helper);
    ProcessBuilder builder = new ProcessBuilder(program.toString(), action);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(programs.env());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      // "Cannot run program "x": error=8, Exec format error": Go shows the last words.
      int last = reason.lastIndexOf(", ");
      throw new CredentialException(
          "fork/exec "
              + program
              + ": "
              + DockerConfigFile.reason(new IOException(reason.substring(last + 2))),
          e);
    }
    return new HelperProcess(helper, action).converse(process, programs, input);
  }

  private String converse(Process process, HelperPrograms programs, String input) {
    Thread writer = start("stdin", () -> write(process.getOutputStream(), input));
    Thread reader = start("stdout", () -> read(process.getInputStream()));
    Thread errors = start("stderr", () -> readErrors(process.getErrorStream(), programs.stderr()));
    long deadline = System.nanoTime() + programs.timeout().toNanos();
    try {
      boolean ended = process.waitFor(programs.timeout().toNanos(), TimeUnit.NANOSECONDS);
      if (ended) {
        // A child that the helper left behind may keep the pipes open; what it says is no longer
        // waited for.
        reader.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        errors.join(STDERR_PATIENCE_MILLIS);
        ended = !reader.isAlive();
      }
      if (!ended) {
        throw new HelperException(
            helper
                + " "
                + action
                + " did not end within "
                + programs.timeout().toSeconds()
                + "s"
                + shownErrors(programs),
            helper,
            action,
            -1,
            errorText());
      }
      return result(process.exitValue(), programs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HelperException(
          helper + " " + action + " was interrupted", helper, action, -1, errorText());
    } finally {
      process.destroyForcibly();
      writer.interrupt();
    }
  }

  private String result(int exitCode, HelperPrograms programs) {
    String said = GoString.of(output);
    if (exitCode == 0) {
      return said;
    }
    String message = new String(output, StandardCharsets.UTF_8).strip();
    if (message.isEmpty()) {
      message = "exit status " + exitCode + shownErrors(programs);
    }
    throw new HelperException(message, helper, action, exitCode, errorText());
  }

  /**
   * What the helper printed on its standard error, for the message, unless the user has seen it
   * already.
   */
  private String shownErrors(HelperPrograms programs) {
    String text = errorText().strip();
    return programs.stderr() != null || text.isEmpty() ? "" : ": " + text;
  }

  private String errorText() {
    synchronized (stderr) {
      return stderr.toString();
    }
  }

  private Thread start(String stream, Runnable work) {
    Thread thread = new Thread(work, helper + " " + stream);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void write(OutputStream stdin, String input) {
    try (stdin) {
      stdin.write(GoString.bytes(input));
    } catch (IOException e) {
      // The helper did not want to read: its exit code and output tell what it thinks.
    }
  }

  private void read(InputStream stdout) {
    try {
      output = stdout.readNBytes(MAX_OUTPUT_BYTES);
    } catch (IOException e) {
      // Closed because the helper was killed; the caller reports that.
    }
  }

  private void readErrors(InputStream stream, @Nullable Consumer<String> consumer) {
    byte[] buffer = new byte[1024];
    try {
      for (int size = stream.read(buffer); size >= 0; size = stream.read(buffer)) {
        String text = new String(buffer, 0, size, StandardCharsets.UTF_8);
        if (consumer != null) {
          consumer.accept(text);
        }
        synchronized (stderr) {
          stderr.append(text);
          if (stderr.length() > MAX_STDERR_CHARACTERS) {
            stderr.delete(0, stderr.length() - MAX_STDERR_CHARACTERS);
          }
        }
      }
    } catch (IOException e) {
      // Closed because the helper was killed; the caller reports that.
    }
  }
}
