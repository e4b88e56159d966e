package dev.chartwright.engine;

import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.Functions;
import org.jspecify.annotations.Nullable;

/**
 * Notes whether templates call a function that changes its argument, or {@code tpl}, whose text may
 * call one. Belongs to the parsing of one chart.
 */
final class MutatorWatch implements Functions {
  private final Functions functions;
  private boolean found;

  MutatorWatch(Functions functions) {
    this.functions = functions;
  }

  boolean found() {
    return found;
  }

  @Override
  public @Nullable Function find(String name) {
    switch (name) {
      case "set", "unset", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "tpl" ->
          found = true;
      default -> {
        // Everything else leaves its arguments alone.
      }
    }
    return functions.find(name);
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    return functions.method(receiver, name);
  }

  @Override
  public String underlying(String goType) {
    return functions.underlying(goType);
  }
}
