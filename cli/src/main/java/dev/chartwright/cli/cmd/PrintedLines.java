package dev.chartwright.cli.cmd;

import dev.chartwright.cli.output.ByteSink;
import java.util.function.Consumer;

/** Prints what a verb says while it works, line by line. */
record PrintedLines(ByteSink out) implements Consumer<String> {
  @Override
  public void accept(String line) {
    out.println(line);
  }
}
