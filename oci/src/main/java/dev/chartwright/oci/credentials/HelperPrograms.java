package dev.chartwright.oci.credentials;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How credential helpers ({@code docker-credential-<suffix>}) are found and run: environment,
 * platform, patience.
 *
 * <p>Programs are looked up in the {@code PATH} of the environment given, never in the directory we
 * stand in. No class that starts processes is loaded before a helper runs. Immutable.
 *
 * <p>Source: Go 1.26 {@code os/exec.LookPath}; oras-go v2.6.2 {@code credentials/native_store*.go}.
 */
public final class HelperPrograms {
  /** How long a helper may take unless told otherwise; some ask the user for a passphrase. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

  static final String PREFIX = "docker-credential-";

  private final Map<String, String> env;
  private final OperatingSystem platform;
  private final Duration timeout;
  private final @Nullable Consumer<String> stderr;

  private HelperPrograms(
      Map<String, String> env,
      OperatingSystem platform,
      Duration timeout,
      @Nullable Consumer<String> stderr) {
    this.env = Map.copyOf(env);
    this.platform = platform;
    this.timeout = timeout;
    this.stderr = stderr;
  }

  /** Programs that are looked up and run with these environment variables. */
  public static HelperPrograms of(Map<String, String> env, OperatingSystem platform) {
    return new HelperPrograms(env, platform, DEFAULT_TIMEOUT, null);
  }

  /** The same with another limit for one run; the program is killed after it. */
  public HelperPrograms withTimeout(Duration limit) {
    return new HelperPrograms(env, platform, limit, stderr);
  }

  /**
   * The same, with what helpers print on their standard error handed to a consumer as it comes, as
   * Helm passes it through; without a consumer it becomes a part of the error when the helper
   * fails.
   */
  public HelperPrograms withStderr(Consumer<String> consumer) {
    return new HelperPrograms(env, platform, timeout, consumer);
  }

  Map<String, String> env() {
    return env;
  }

  Duration timeout() {
    return timeout;
  }

  @Nullable Consumer<String> stderr() {
    return stderr;
  }

  /**
   * The suffix of the platform's own helper, if that is installed: {@code osxkeychain}, {@code
   * wincred}, and on Linux {@code pass} if {@code pass} itself is installed, else {@code
   * secretservice}.
   */
  public Optional<String> platformDefault() {
    String suffix =
        switch (platform) {
          case MAC -> "osxkeychain";
          case WINDOWS -> "wincred";
          case LINUX -> isInstalled("pass") ? "pass" : "secretservice";
          case OTHER -> "";
        };
    return isInstalled(PREFIX + suffix) ? Optional.of(suffix) : Optional.empty();
  }

  private boolean isInstalled(String program) {
    try {
      locate(program);
      return true;
    } catch (CredentialException e) {
      return false;
    }
  }

  /**
   * Finds a program in PATH.
   *
   * @throws CredentialException in Go's words
   */
  Path locate(String program) {
    boolean windows = platform == OperatingSystem.WINDOWS;
    String path = env.getOrDefault("PATH", windows ? env.getOrDefault("Path", "") : "");
    String[] endings = windows && program.indexOf('.') < 0 ? endings() : new String[] {""};
    for (int from = 0; !path.isEmpty() && from <= path.length(); ) {
      int end = path.indexOf(windows ? ';' : ':', from);
      end = end < 0 ? path.length() : end;
      for (String ending : endings) {
        Path file = executable(path.substring(from, end), program + ending);
        if (file != null) {
          if (!file.isAbsolute()) {
            throw failure(program, "cannot run executable found relative to current directory");
          }
          return file;
        }
      }
      from = end + 1;
    }
    throw failure(
        program,
        windows ? "executable file not found in %PATH%" : "executable file not found in $PATH");
  }

  private static CredentialException failure(String program, String reason) {
    if (program.equals(PREFIX + "desktop.exe") && reason.startsWith("executable file not found")) {
      return new CredentialException(
          "credentials store is configured to `desktop.exe` but Docker Desktop seems not running");
    }
    return new CredentialException("exec: \"" + program + "\": " + reason);
  }

  private String[] endings() {
    String endings = env.getOrDefault("PATHEXT", "");
    return (endings.isEmpty() ? ".com;.exe;.bat;.cmd" : endings).split(";", -1);
  }

  private static @Nullable Path executable(String directory, String name) {
    try {
      Path file = Path.of(directory.isEmpty() ? "." : directory, name);
      return Files.isRegularFile(file) && Files.isExecutable(file) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
