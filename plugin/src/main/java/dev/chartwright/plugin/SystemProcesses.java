package dev.chartwright.plugin;

import dev.chartwright.golang.os.PathException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of this machine.
 *
 * <p>Safe for several threads as far as the streams given to {@link #over} are. Source: Go 1.26
 * {@code os/exec}.
 */
public final class SystemProcesses implements Processes {
  /** What one program may print into memory: 1 GiB. */
  public static final int MAX_OUTPUT_BYTES = 1 << 30;

  private final @Nullable Streams streams;

  private SystemProcesses(@Nullable Streams streams) {
    this.streams = streams;
  }

  /** Programs that share input and output with this process. */
  public static SystemProcesses inheriting() {
    return new SystemProcesses(null);
  }

  /**
   * Programs whose input comes from streams and whose output goes to streams; these stay the
   * caller's to close.
   */
  public static SystemProcesses over(InputStream in, OutputStream out, OutputStream err) {
    return new SystemProcesses(new Streams(in, out, err));
  }

  private record Streams(InputStream in, OutputStream out, OutputStream err) {}

  @Override
  public ProcessResult run(ProcessCall call) {
    String program = ProgramPath.locate(call.command().get(0), call.environment());
    List<String> words = new ArrayList<>(call.command());
    words.set(0, program);
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(call.environment());
    if (call.folder() != null) {
      builder.directory(new File(call.folder()));
    }
    boolean inherits = streams == null;
    boolean standardInput = call.input() instanceof ProcessCall.Input.Standard;
    builder.redirectInput(standardInput && inherits ? Redirect.INHERIT : Redirect.PIPE);
    builder.redirectOutput(redirect(call.output(), inherits));
    builder.redirectErrorStream(call.errors() == ProcessCall.Output.CAPTURED);
    builder.redirectError(redirect(call.errors(), inherits));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new PluginException("fork/exec " + program + ": " + reason(e), e);
    }
    return new Conversation(process, call).run();
  }

  /**
   * The operating system's words in {@code Cannot run program "x": error=2, No such file} or, from
   * newer Java, {@code Exec failed, error: 2 (No such file)}.
   */
  static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    int old = message.lastIndexOf("error=");
    int paren = message.lastIndexOf(" (");
    if (old >= 0 && message.indexOf(", ", old) >= 0) {
      message = message.substring(message.indexOf(", ", old) + 2);
    } else if (message.contains("error: ") && paren >= 0 && message.endsWith(")")) {
      message = message.substring(paren + 2, message.length() - 1);
    }
    return PathException.reason(new IOException(message));
  }

  private static Redirect redirect(ProcessCall.Output output, boolean inherits) {
    return switch (output) {
      case STANDARD -> inherits ? Redirect.INHERIT : Redirect.PIPE;
      case CAPTURED -> Redirect.PIPE;
      case DISCARDED -> Redirect.DISCARD;
    };
  }

  /** What goes to a program and comes from it while it runs. */
  private final class Conversation {
    private final Process process;
    private final ProcessCall call;
    private final List<Thread> readers = new ArrayList<>();
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private volatile @Nullable IOException failure;

    Conversation(Process process, ProcessCall call) {
      this.process = process;
      this.call = call;
    }

    ProcessResult run() {
      if (call.input() instanceof ProcessCall.Input.Bytes input) {
        start("stdin", () -> write(input.bytes()));
      } else if (streams != null) {
        start("stdin", () -> copyInput(streams.in()));
      }
      if (call.output() == ProcessCall.Output.CAPTURED) {
        readers.add(start("stdout", () -> copy(process.getInputStream(), captured)));
      } else if (streams != null && call.output() == ProcessCall.Output.STANDARD) {
        readers.add(start("stdout", () -> copy(process.getInputStream(), streams.out())));
      }
      if (streams != null && call.errors() == ProcessCall.Output.STANDARD) {
        readers.add(start("stderr", () -> copy(process.getErrorStream(), streams.err())));
      }
      try {
        for (Thread reader : readers) {
          reader.join();
        }
        int code = process.waitFor();
        IOException broken = failure;
        if (broken != null) {
          throw new PluginException(String.valueOf(broken.getMessage()), broken);
        }
        return ProcessResult.of(code, captured.toByteArray());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroy();
        throw new PluginException("interrupted", e);
      }
    }

    private Thread start(String stream, Runnable work) {
      Thread thread = new Thread(work, call.command().get(0) + " " + stream);
      thread.setDaemon(true);
      thread.start();
      return thread;
    }

    private void write(byte[] bytes) {
      try (OutputStream in = process.getOutputStream()) {
        in.write(bytes);
      } catch (IOException e) {
        // The program did not want to read all of it.
      }
    }

    private void copyInput(InputStream from) {
      try (OutputStream in = process.getOutputStream()) {
        from.transferTo(in);
      } catch (IOException e) {
        // The program did not want to read all of it.
      }
    }

    private void copy(InputStream from, OutputStream to) {
      byte[] buffer = new byte[8192];
      long total = 0;
      try (from) {
        for (int size = from.read(buffer); size >= 0; size = from.read(buffer)) {
          total += size;
          if (total > MAX_OUTPUT_BYTES) {
            throw new IOException(
                "the plugin's output is larger than " + MAX_OUTPUT_BYTES + " bytes");
          }
          synchronized (to) {
            to.write(buffer, 0, size);
            to.flush();
          }
        }
      } catch (IOException e) {
        failure = e;
        process.destroy();
      }
    }
  }
}
