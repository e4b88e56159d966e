package dev.chartwright.cli;

import dev.chartwright.golang.path.Path;
import java.util.Map;

/**
 * Where Helm keeps its cache, configuration and data ({@code pkg/helmpath}): {@code HELM_*_HOME},
 * else {@code helm} below {@code XDG_*_HOME}, else the system's custom below {@code HOME}.
 */
public final class HelmPath {
  private final Map<String, String> env;
  private final boolean mac;

  private HelmPath(Map<String, String> env, boolean mac) {
    this.env = env;
    this.mac = mac;
  }

  /**
   * Paths that follow these variables.
   *
   * @param system the operating system's name as {@code os.name} has it
   */
  public static HelmPath of(Map<String, String> env, String system) {
    return new HelmPath(env, system.startsWith("Mac"));
  }

  /** A path below the cache; the cache itself for an empty one. */
  public String cache(String below) {
    return path("HELM_CACHE_HOME", "XDG_CACHE_HOME", ".cache", "Library/Caches", below);
  }

  /** A path below the configuration. */
  public String config(String below) {
    return path("HELM_CONFIG_HOME", "XDG_CONFIG_HOME", ".config", "Library/Preferences", below);
  }

  /** A path below the data. */
  public String data(String below) {
    return path("HELM_DATA_HOME", "XDG_DATA_HOME", ".local/share", "Library", below);
  }

  /** The user's home directory: {@code HOME}, not what the JVM believes. */
  public String home() {
    return env.getOrDefault("HOME", "");
  }

  private String path(String helm, String xdg, String linux, String macOs, String below) {
    String base = env.getOrDefault(helm, "");
    if (!base.isEmpty()) {
      return Path.join(base, below);
    }
    base = env.getOrDefault(xdg, "");
    if (base.isEmpty()) {
      base = Path.join(home(), mac ? macOs : linux);
    }
    return Path.join(base, "helm", below);
  }

  /** The elements as one cleaned path: Go's {@code filepath.Join}. */
  public static String join(String... elements) {
    return Path.join(elements);
  }
}
