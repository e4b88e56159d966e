package dev.chartwright.cli.cobra;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command is behind its name: texts, flags, subcommands, completion, work.
 *
 * <p>Made only when the command is chosen (or help or completion look at it), so that one command
 * does not pay for the others.
 */
public interface CommandBody {
  /** Gives the command its long text, its rule for arguments, its flags or its subcommands. */
  void define(Command command);

  /**
   * Does the work.
   *
   * @param args the arguments that are no flags; their number has been checked
   * @throws RuntimeException whose message goes to standard error after {@code Error: }
   */
  default void run(Command command, List<String> args) {
    throw new IllegalStateException(command.path() + " is a group");
  }

  /** What could be the next argument; null if there is no rule for it (then files are offered). */
  default @Nullable Completions complete(Command command, List<String> args, String toComplete) {
    return null;
  }

  /** What could be the value of a flag; null if there is no rule for it. */
  default @Nullable Completions completeFlag(
      Command command, Flag flag, List<String> args, String toComplete) {
    return null;
  }
}
