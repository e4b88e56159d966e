package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import java.io.File;

/** A first look at the folders of plugins, which costs no class of theirs. */
final class PluginFolders {
  private PluginFolders() {}

  /** Whether plugins are wanted and anything lies where they would. */
  static boolean mayHold(CommandContext context) {
    return !"1".equals(context.env().get("HELM_NO_PLUGINS")) && hold(context);
  }

  /** Whether anything lies where plugins would. */
  static boolean hold(CommandContext context) {
    String directories = context.settings().plugins();
    int start = 0;
    for (int end = directories.indexOf(File.pathSeparatorChar);
        end >= 0;
        end = directories.indexOf(File.pathSeparatorChar, start)) {
      if (holdsAnything(directories.substring(start, end))) {
        return true;
      }
      start = end + 1;
    }
    return holdsAnything(directories.substring(start));
  }

  private static boolean holdsAnything(String directory) {
    String[] names = new File(directory.isEmpty() ? "." : directory).list();
    return names != null && names.length > 0;
  }
}
