package dev.chartwright.cli.cmd;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin's {@code completion.yaml} declares.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/cmd/load_plugins.go}, {@code pluginCommand}.
 */
final class PluginCompletionFile {
  /** Subcommands of subcommands beyond this are not looked at. */
  private static final int MAX_LEVELS = 16;

  private PluginCompletionFile() {}

  /**
   * One command of a plugin.
   *
   * @param name its name; that of the plugin itself does not count
   * @param validArgs words that may be its first argument
   * @param flags names of its flags without dashes
   * @param commands its subcommands; null if nothing is said of them
   */
  record Level(
      String name, List<String> validArgs, List<String> flags, @Nullable List<Level> commands) {
    static final Level NONE = new Level("", List.of(), List.of(), null);
  }

  /**
   * Reads the file.
   *
   * @throws RuntimeException if it is no YAML or has other types of values
   */
  static Level read(byte[] yaml) {
    return YamlDecoder.into(type(MAX_LEVELS)).decode(yaml) instanceof JsonStruct struct
        ? level(struct)
        : Level.NONE;
  }

  private static GoType type(int levels) {
    return GoType.struct("cmd.pluginCommand")
        .field("name", GoType.STRING)
        .field("validArgs", GoType.sliceOf(GoType.STRING))
        .field("flags", GoType.sliceOf(GoType.STRING))
        .field("commands", GoType.sliceOf(levels == 0 ? GoType.ANY : type(levels - 1)))
        .build();
  }

  private static Level level(JsonStruct struct) {
    List<Level> commands = null;
    if (struct.get("commands") != null) {
      commands = new ArrayList<>();
      for (Object each : struct.list("commands")) {
        commands.add(each instanceof JsonStruct sub ? level(sub) : Level.NONE);
      }
    }
    return new Level(
        struct.string("name"),
        strings(struct.list("validArgs")),
        strings(struct.list("flags")),
        commands);
  }

  private static List<String> strings(List<@Nullable Object> values) {
    List<String> strings = new ArrayList<>();
    for (Object value : values) {
      strings.add(value instanceof String text ? text : "");
    }
    return strings;
  }
}
