package dev.chartwright.plugin;

import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import dev.chartwright.golang.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code plugin.yaml}. */
final class ManifestReader {
  private ManifestReader() {}

  static PluginMetadata read(byte[] yaml) {
    Map<?, ?> map = Yaml.toJsonMap(yaml);
    String version = text(map, "apiVersion");
    String name = text(map, "name");
    if (version.equals("v1")) {
      if (!isName(name)) {
        throw new PluginException("invalid plugin `name`");
      }
      checkVersion(text(map, "version"), "invalid plugin `version` ");
      Map<?, ?> config = map.get("config") instanceof Map<?, ?> given ? given : Map.of();
      Map<?, ?> runtime = map.get("runtimeConfig") instanceof Map<?, ?> given ? given : Map.of();
      return new PluginMetadata(
          version,
          name,
          text(map, "type"),
          text(map, "runtime"),
          text(map, "version"),
          text(map, "sourceURL"),
          new PluginConfig.Cli(
              text(config, "usage"), text(config, "shortHelp"), text(config, "longHelp"), false),
          new RuntimeConfig.Subprocess(
              commands(runtime.get("platformCommand")), Map.of(), List.of(), true));
    }
    if (!version.isEmpty()) {
      throw new PluginException("invalid plugin apiVersion: " + Quote.quote(version));
    }
    if (!isName(name)) {
      throw new PluginException(
          "invalid plugin name "
              + Quote.quote(name)
              + ": must contain only a-z, A-Z, 0-9, _ and -");
    }
    if (!text(map, "version").isEmpty()) {
      checkVersion(text(map, "version"), "invalid plugin version ");
    }
    return new PluginMetadata(
        "legacy",
        name,
        PluginMetadata.CLI,
        "subprocess",
        text(map, "version"),
        "",
        new PluginConfig.Cli("", printable(text(map, "usage")), text(map, "description"), false),
        new RuntimeConfig.Subprocess(
            List.of(PlatformCommand.any(text(map, "command"), List.of())),
            new LinkedHashMap<>(),
            List.of(),
            true));
  }

  private static List<PlatformCommand> commands(@Nullable Object value) {
    List<PlatformCommand> commands = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        Map<?, ?> map = (Map<?, ?>) each;
        List<String> args = new ArrayList<>();
        if (map.get("args") instanceof List<?> words) {
          for (Object word : words) {
            args.add((String) word);
          }
        }
        commands.add(
            new PlatformCommand(text(map, "os"), text(map, "arch"), text(map, "command"), args));
      }
    }
    return commands;
  }

  private static void checkVersion(String version, String complaint) {
    try {
      Version.parseStrict(version);
    } catch (SemverException e) {
      throw new PluginException(complaint + Quote.quote(version) + ": must be valid semver", e);
    }
  }

  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** The text with every kind of space as a blank and without what cannot be printed. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (Runes.isSpace(codePoint)) {
        out.append(' ');
      } else if (Runes.isPrint(codePoint)) {
        out.appendCodePoint(codePoint);
      }
    }
    return out.toString();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }
}
