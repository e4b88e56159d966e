package dev.chartwright.plugin;

import java.util.List;

/**
 * A command for one operating system and architecture, or for any.
 *
 * <p>Source: Helm 4.3.1 {@code internal/plugin/subprocess_commands.go}.
 *
 * @param os Go's name of an operating system, in any case; empty for any
 * @param arch Go's name of an architecture, in any case; empty for any
 * @param command the program and perhaps words for it, separated by single blanks; variables in it
 *     are replaced
 * @param args more words for it
 */
public record PlatformCommand(String os, String arch, String command, List<String> args) {
  /** Copies the words. */
  public PlatformCommand {
    args = List.copyOf(args);
  }

  /** A command for every platform. */
  public static PlatformCommand any(String command, List<String> args) {
    return new PlatformCommand("", "", command, args);
  }
}
