package dev.chartwright.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words with which a program is started.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/subprocess_commands.go}.
 */
final class CommandLine {
  private CommandLine() {}

  /**
   * The command for this platform, variables replaced in its first word, and in the others if
   * {@code expand}.
   *
   * @throws PluginException {@code no plugin command is applicable}
   */
  static List<String> of(
      List<PlatformCommand> commands,
      boolean expand,
      Map<String, String> environment,
      PluginSettings settings) {
    PlatformCommand chosen = choose(commands, settings.platform());
    if (chosen == null || chosen.command().isEmpty() || chosen.command().charAt(0) == ' ') {
      throw new PluginException("no plugin command is applicable");
    }
    List<String> words = new ArrayList<>();
    String rest = chosen.command();
    for (int blank = rest.indexOf(' '); blank >= 0; blank = rest.indexOf(' ')) {
      words.add(rest.substring(0, blank));
      rest = rest.substring(blank + 1);
    }
    words.add(rest);
    words.addAll(chosen.args());
    for (int i = 0; i < words.size(); i++) {
      if (i == 0 || expand) {
        words.set(i, Expansion.expand(words.get(i), environment));
      }
    }
    return words;
  }

  /**
   * The command for a platform: the one for system and architecture, else the first for the system
   * alone, else the first for any.
   */
  static @Nullable PlatformCommand choose(List<PlatformCommand> commands, Platform platform) {
    PlatformCommand any = null;
    PlatformCommand ofSystem = null;
    for (PlatformCommand each : commands) {
      boolean sameSystem = each.os().equalsIgnoreCase(platform.system());
      if (sameSystem && each.arch().equalsIgnoreCase(platform.architecture())) {
        return each;
      }
      if (!each.arch().isEmpty()) {
        continue;
      }
      if (each.os().isEmpty()) {
        any = any == null ? each : any;
      } else if (sameSystem) {
        ofSystem = ofSystem == null ? each : ofSystem;
      }
    }
    return ofSystem == null ? any : ofSystem;
  }

  /** The command as Go's {@code exec.Cmd} shows it: with the program's path where it was found. */
  static String shown(List<String> command, Map<String, String> environment) {
    String found = ProgramPath.find(command.get(0), environment);
    StringBuilder out = new StringBuilder(found == null ? command.get(0) : found);
    for (String word : command.subList(1, command.size())) {
      out.append(' ').append(word);
    }
    return out.toString();
  }
}
