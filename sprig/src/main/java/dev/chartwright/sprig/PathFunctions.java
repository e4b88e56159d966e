package dev.chartwright.sprig;

import dev.chartwright.golang.path.Path;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/**
 * The functions on slash-separated paths: sprig 3.3.0, functions.go. Those named {@code os…} are
 * the same, since Helm's answers are those of Unix on every platform.
 */
final class PathFunctions implements FunctionGroup {
  static final int BASE = 0;
  static final int DIR = 1;
  static final int CLEAN = 2;
  static final int EXT = 3;
  static final int IS_ABS = 4;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    String path = Arguments.text(args, 0);
    return switch (id) {
      case BASE -> Path.base(path);
      case DIR -> Path.dir(path);
      case CLEAN -> Path.clean(path);
      case EXT -> Path.ext(path);
      case IS_ABS -> Path.isAbsolute(path);
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }
}
