package dev.chartwright.plugin;

import java.util.Locale;

/**
 * An operating system and an architecture, by Go's names.
 *
 * @param system {@code linux}, {@code darwin}, {@code windows} …
 * @param architecture {@code amd64}, {@code arm64} …
 */
public record Platform(String system, String architecture) {
  /**
   * The platform that Java calls by these names.
   *
   * @param osName as {@code os.name} has it
   * @param osArch as {@code os.arch} has it
   */
  public static Platform of(String osName, String osArch) {
    return new Platform(system(osName.toLowerCase(Locale.ROOT)), architecture(osArch));
  }

  private static String system(String name) {
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String architecture(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "x86", "i386", "i486", "i586", "i686" -> "386";
      default -> name;
    };
  }
}
