package dev.chartwright.plugin;

import dev.chartwright.golang.os.PathException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs of this machine. */
public final class SystemProcesses implements Processes {
  private SystemProcesses() {}

  /** Programs that share the input and output of this process. */
  public static SystemProcesses inheriting() {
    return new SystemProcesses();
  }

  @Override
  public ProcessResult run(ProcessCall call) {
    String name = call.command().get(0);
    String program = ProgramPath.find(name, call.environment());
    if (program == null) {
      throw new PluginException("exec: \"" + name + "\": executable file not found in $PATH");
    }
    List<String> words = new ArrayList<>(call.command());
    words.set(0, program);
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(call.environment());
    if (call.folder() != null) {
      builder.directory(new File(call.folder()));
    }
    builder.redirectInput(
        call.input() instanceof ProcessCall.Input.Standard
            ? ProcessBuilder.Redirect.INHERIT
            : ProcessBuilder.Redirect.PIPE);
    builder.redirectOutput(redirect(call.output()));
    builder.redirectError(redirect(call.errors()));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw new PluginException(
          "fork/exec "
              + program
              + ": "
              + PathException.reason(
                  new IOException(reason.substring(reason.lastIndexOf(", ") + 2))),
          e);
    }
    return converse(process, call);
  }

  private static ProcessBuilder.Redirect redirect(ProcessCall.Output output) {
    return switch (output) {
      case STANDARD -> ProcessBuilder.Redirect.INHERIT;
      case CAPTURED -> ProcessBuilder.Redirect.PIPE;
      case DISCARDED -> ProcessBuilder.Redirect.DISCARD;
    };
  }

  private static ProcessResult converse(Process process, ProcessCall call) {
    Thread writer = null;
    if (call.input() instanceof ProcessCall.Input.Bytes input) {
      writer = new Thread(() -> write(process, input.bytes()));
      writer.setDaemon(true);
      writer.start();
    }
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    try {
      if (call.output() == ProcessCall.Output.CAPTURED) {
        try (InputStream out = process.getInputStream()) {
          out.transferTo(captured);
        }
      }
      return ProcessResult.of(process.waitFor(), captured.toByteArray());
    } catch (IOException e) {
      throw new PluginException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new PluginException("interrupted", e);
    }
  }

  private static void write(Process process, byte[] bytes) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(bytes);
    } catch (IOException e) {
      // The program did not want to read all of it.
    }
  }
}
