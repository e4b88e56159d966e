package dev.chartwright.cli.cmd;

import dev.chartwright.action.Cancellation;
import dev.chartwright.action.ReleaseEvents;
import dev.chartwright.cli.CommandContext;

/** What {@code install} and {@code upgrade} have in common. */
final class ReleaseVerbs {
  private ReleaseVerbs() {}

  /** Who hears of what: the user, as Helm has it. */
  static ReleaseEvents events(CommandContext context, Cancellation cancellation) {
    return new ReleaseEvents(
        Registries.events(context, false),
        new DependencyLines(context),
        new HookLines(context.log()),
        cancellation);
  }
}
