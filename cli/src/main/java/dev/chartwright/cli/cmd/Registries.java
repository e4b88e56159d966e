package dev.chartwright.cli.cmd;

import dev.chartwright.cli.CommandContext;
import dev.chartwright.cli.Terminal;
import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.cli.output.Progress;
import dev.chartwright.cli.output.RegistryLines;
import dev.chartwright.registry.RegistryEvents;
import java.io.OutputStream;

/** Where the words of the registry client go. */
final class Registries {
  private Registries() {}

  /** To standard output, as most commands have it; nowhere if the result is printed otherwise. */
  static RegistryEvents events(CommandContext context, boolean quiet) {
    return lines(
        context, quiet ? ByteSink.buffered(OutputStream.nullOutputStream()) : context.out());
  }

  /** To standard error, as {@code show} and {@code template} have it. */
  static RegistryEvents eventsOnError(CommandContext context) {
    return lines(context, context.err());
  }

  private static RegistryEvents lines(CommandContext context, ByteSink out) {
    Progress progress =
        Progress.on(
            context.err(), context.program().extras() && Terminal.isTerminal(context.env(), 2));
    return new RegistryLines(out, context.log(), progress);
  }
}
