package dev.chartwright.cli;

import java.util.ArrayList;
import java.util.List;
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
      return join(base, below);
    }
    base = env.getOrDefault(xdg, "");
    if (base.isEmpty()) {
      base = join(home(), mac ? macOs : linux);
    }
    return join(base, "helm", below);
  }

  /** The elements as one path, without empty, {@code .} and resolvable {@code ..} elements. */
  public static String join(String... elements) {
    StringBuilder joined = new StringBuilder();
    for (String element : elements) {
      if (!element.isEmpty()) {
        joined.append(joined.length() == 0 ? "" : "/").append(element);
      }
    }
    if (joined.length() == 0) {
      return "";
    }
    boolean rooted = joined.charAt(0) == '/';
    List<String> kept = new ArrayList<>();
    for (String element : joined.toString().split("/", -1)) {
      if (element.equals("..")) {
        if (!kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
          kept.remove(kept.size() - 1);
        } else if (!rooted) {
          kept.add(element);
        }
      } else if (!element.isEmpty() && !element.equals(".")) {
        kept.add(element);
      }
    }
    String path = (rooted ? "/" : "") + String.join("/", kept);
    return path.isEmpty() ? "." : path;
  }
}
