package dev.chartwright.registryserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A registry in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final URI url;

  private ServerProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static ServerProcess start(Path folder, String heap) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the server did not start");
    }
    return new ServerProcess(process, URI.create(line));
  }

  URI url() {
    return url;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: no hook runs, no buffer is written. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not die");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** What the process runs. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
      RegistryServer server =
          RegistryServer.start(RegistryConfig.builder().folder(Path.of(arguments[0])).build());
      System.out.println(server.url());
      Thread.currentThread().join();
    }
  }
}
