package dev.chartwright.sprig;

import dev.chartwright.golang.semver.Constraints;
import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.golang.semver.Version;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on semantic versions: sprig 3.3.0, semver.go. */
final class SemverFunctions implements FunctionGroup {
  static final int SEMVER = 0;
  static final int SEMVER_COMPARE = 1;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    try {
      return switch (id) {
        case SEMVER -> Version.parse(Arguments.text(args, 0));
        case SEMVER_COMPARE ->
            Constraints.parse(Arguments.text(args, 0))
                .check(Version.parse(Arguments.text(args, 1)));
        default -> throw new IllegalArgumentException("no function has the number " + id);
      };
    } catch (SemverException e) {
      throw new FunctionException(String.valueOf(e.getMessage()));
    }
  }
}
