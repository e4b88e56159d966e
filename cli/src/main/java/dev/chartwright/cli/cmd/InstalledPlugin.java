package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.HelmPath;
import dev.chartwright.cli.YamlFile;
import dev.chartwright.cli.cobra.CommandException;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A plugin as its {@code plugin.yaml} describes it; as much as help and completion need.
 *
 * @param directory where it lies
 * @param name its name
 * @param type {@code cli/v1}, {@code getter/v1} or {@code postrenderer/v1}
 * @param usage its usage line; may be empty
 * @param shortHelp one line; may be empty
 * @param longHelp its help; may be empty
 */
record InstalledPlugin(
    String directory, String name, String type, String usage, String shortHelp, String longHelp) {
  /** The type of plugins that add a command. */
  static final String CLI = "cli/v1";

  /** The type of plugins that change what was rendered. */
  static final String POST_RENDERER = "postrenderer/v1";

  private static final String FILE = "plugin.yaml";

  /**
   * The plugins of a type, by directory. One that is malformed is left out with a warning.
   *
   * @throws CommandException if two plugins of one directory have the same name
   */
  static List<InstalledPlugin> find(CommandContext context, String type) {
    List<InstalledPlugin> found = new ArrayList<>();
    String directories = context.settings().plugins();
    if (directories.isEmpty()) {
      return found;
    }
    for (String directory : directories.split(":", -1)) {
      List<InstalledPlugin> here = readAll(context, directory);
      checkNames(here);
      for (InstalledPlugin plugin : here) {
        if (plugin.type.equals(type)) {
          found.add(plugin);
        }
      }
    }
    return found;
  }

  private static List<InstalledPlugin> readAll(CommandContext context, String directory) {
    List<InstalledPlugin> plugins = new ArrayList<>();
    String[] names = new File(directory).list();
    if (names == null) {
      return plugins;
    }
    Arrays.sort(names);
    for (String name : names) {
      String home = HelmPath.join(directory, name);
      String file = HelmPath.join(home, FILE);
      if (!Files.exists(Path.of(file))) {
        continue;
      }
      try {
        plugins.add(read(home, Path.of(file)));
      } catch (IOException | RuntimeException e) {
        context
            .log()
            .warn(
                "failed to load plugin (ignoring)",
                "plugin_yaml",
                file,
                "error",
                "failed to load plugin " + Quote.quote(home) + ": " + e.getMessage());
      }
    }
    return plugins;
  }

  private static InstalledPlugin read(String home, Path file) throws IOException {
    Object document = YamlFile.read(file);
    Map<?, ?> map = document instanceof Map<?, ?> read ? read : Map.of();
    String version = text(map, "apiVersion");
    String name = text(map, "name");
    boolean wellNamed = isName(name);
    if (version.equals("v1")) {
      if (!wellNamed) {
        throw CommandException.of("invalid plugin `name`");
      }
      Map<?, ?> config = map.get("config") instanceof Map<?, ?> given ? given : Map.of();
      checkVersion(text(map, "version"), "invalid plugin `version` ");
      return new InstalledPlugin(
          home,
          name,
          text(map, "type"),
          text(config, "usage"),
          text(config, "shortHelp"),
          text(config, "longHelp"));
    }
    if (!version.isEmpty()) {
      throw CommandException.of("invalid plugin apiVersion: " + Quote.quote(version));
    }
    if (!wellNamed) {
      throw CommandException.of(
          "invalid plugin name "
              + Quote.quote(name)
              + ": must contain only a-z, A-Z, 0-9, _ and -");
    }
    if (!text(map, "version").isEmpty()) {
      checkVersion(text(map, "version"), "invalid plugin version ");
    }
    boolean getter = map.get("downloaders") instanceof List<?> list && !list.isEmpty();
    return new InstalledPlugin(
        home,
        name,
        getter ? "getter/v1" : CLI,
        "",
        printable(text(map, "usage")),
        text(map, "description"));
  }

  private static void checkVersion(String version, String complaint) {
    try {
      Version.parseStrict(version);
    } catch (SemverException e) {
      throw CommandException.of(complaint + Quote.quote(version) + ": must be valid semver");
    }
  }

  private static void checkNames(List<InstalledPlugin> plugins) {
    for (int i = 0; i < plugins.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (plugins.get(i).name.equals(plugins.get(j).name)) {
          throw CommandException.of(
              "two plugins claim the name "
                  + Quote.quote(plugins.get(i).name)
                  + " at "
                  + Quote.quote(plugins.get(j).directory)
                  + " and "
                  + Quote.quote(plugins.get(i).directory));
        }
      }
    }
  }

  private static boolean isName(String name) {
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
