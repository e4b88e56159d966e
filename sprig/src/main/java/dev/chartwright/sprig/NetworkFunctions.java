package dev.chartwright.sprig;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on names of hosts: sprig 3.3.0, network.go, as Helm guards it. */
final class NetworkFunctions implements FunctionGroup {
  static final int GET_HOST_BY_NAME = 0;

  private final SprigContext context;

  NetworkFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    if (id != GET_HOST_BY_NAME) {
      throw new IllegalArgumentException("no function has the number " + id);
    }
    return context.hosts().address(Arguments.text(args, 0));
  }
}
