package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.TemplateSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For functions that ask nothing of the execution that calls them. */
final class NoExecution implements Execution {
  @Override
  public @Nullable Object context() {
    return null;
  }

  @Override
  public TemplateSet set() {
    return TemplateSet.of("none", List.of());
  }

  @Override
  public String execute(String name, @Nullable Object data) {
    throw new IllegalStateException("not asked for: " + name);
  }

  @Override
  public void execute(String name, @Nullable Object data, StringBuilder out) {
    throw new IllegalStateException("not asked for: " + name);
  }

  @Override
  public String execute(TemplateSet set, String name, @Nullable Object data) {
    throw new IllegalStateException("not asked for: " + name);
  }
}
