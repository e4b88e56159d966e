package dev.chartwright.engine;

import dev.chartwright.golang.GoMap;
import dev.chartwright.golang.GoSlice;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.gotemplate.AppendingGroup;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.Functions;
import dev.chartwright.sprig.Sprig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All functions that a chart's templates may call: sprig's, and in front of them Helm's own.
 *
 * <p>Thread-safe. Source: Helm 4.3.1 {@code pkg/engine/funcs.go} and {@code engine.go}.
 */
final class HelmFunctions implements Functions, AppendingGroup {
  private static final int INCLUDE = 0;
  private static final int TPL = 1;
  private static final int REQUIRED = 2;
  private static final int FAIL = 3;
  private static final int LOOKUP = 4;

  private static final String TEXT = "(string, interface {}) (string, error)";

  private final Sprig sprig;
  private final ConcurrentHashMap<String, Function> found;

  private volatile boolean changingValues;

  private HelmFunctions(Sprig sprig, ConcurrentHashMap<String, Function> found) {
    this.sprig = sprig;
    this.found = found;
  }

  static HelmFunctions of(EngineOptions options) {
    return new HelmFunctions(Sprig.of(options.surroundings()), new ConcurrentHashMap<>());
  }

  /** The same functions, to parse the templates of one chart with. */
  HelmFunctions forChart() {
    return new HelmFunctions(sprig, found);
  }

  /**
   * Whether the templates parsed so far call a function that changes its argument, or {@code tpl},
   * whose text may call one.
   */
  boolean changingValues() {
    return changingValues;
  }

  @Override
  public @Nullable Function find(String name) {
    if (!changingValues) {
      changingValues = isChanging(name);
    }
    Function known = found.get(name);
    if (known != null) {
      return known;
    }
    Function made = make(name);
    if (made != null) {
      found.put(name, made);
    }
    return made;
  }

  private static boolean isChanging(String name) {
    return switch (name) {
      case "set", "unset", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "tpl" ->
          true;
      default -> false;
    };
  }

  private @Nullable Function make(String name) {
    return switch (name) {
      case "include" -> Function.of(name, TEXT, this, INCLUDE);
      case "tpl" -> Function.of(name, TEXT, this, TPL);
      case "required" ->
          Function.of(name, "(string, interface {}) (interface {}, error)", this, REQUIRED);
      case "fail" -> Function.of(name, "(string) (string, error)", this, FAIL);
      case "lookup" ->
          Function.of(
              name,
              "(string, string, string, string) (map[string]interface {}, error)",
              this,
              LOOKUP);
      default -> {
        Function data = DataFunctions.find(name);
        yield data == null ? sprig.find(name) : data;
      }
    };
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    if (receiver instanceof GoMap map) {
      return map.goType().equals(TopValues.TYPE)
          ? ValuesMethods.find(name)
          : map.goType().equals(Files.TYPE) ? Files.method(name) : null;
    }
    if (receiver instanceof Capabilities
        || receiver instanceof KubeVersion
        || receiver instanceof GoSlice) {
      return CapabilityMethods.find(receiver, name);
    }
    return sprig.method(receiver, name);
  }

  @Override
  public String underlying(String goType) {
    return switch (goType) {
      case TopValues.TYPE -> "map[string]interface {}";
      case Files.TYPE -> "map[string][]uint8";
      case CapabilityMethods.VERSION_SET -> "[]string";
      case "time.Duration" -> "int64";
      case "time.Month", "time.Weekday" -> "int";
      default -> goType;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    RenderState state = state(execution);
    return switch (id) {
      case INCLUDE -> state.include(text(args, 0), args[1], execution);
      case TPL -> state.tpl(text(args, 0), args[1], execution);
      case REQUIRED -> required(text(args, 0), args[1], state);
      case FAIL -> fail(text(args, 0), state);
      case LOOKUP -> lookup(args, state);
      default -> throw new IllegalArgumentException("id: " + id);
    };
  }

  @Override
  public boolean append(int id, @Nullable Object[] args, Execution execution, StringBuilder out) {
    if (id != INCLUDE) {
      return false;
    }
    state(execution).include(text(args, 0), args[1], execution, out);
    return true;
  }

  private static RenderState state(Execution execution) {
    return (RenderState) Objects.requireNonNull(execution.context());
  }

  private static String text(@Nullable Object[] args, int at) {
    return (String) Objects.requireNonNull(args[at]);
  }

  private static @Nullable Object required(
      String message, @Nullable Object value, RenderState state) {
    boolean missing = value == null;
    if (!missing && !"".equals(value)) {
      return value;
    }
    if (state.how().lintMode()) {
      state
          .options()
          .log()
          .warn(missing ? "missing required value" : "missing required values", "message", message);
      return "";
    }
    throw new FunctionException(ErrorText.marked(message));
  }

  private static String fail(String message, RenderState state) {
    if (state.how().lintMode()) {
      state.options().log().info("funcMap fail", "message", message);
      return "";
    }
    throw new FunctionException(ErrorText.marked(message));
  }

  private static Map<String, @Nullable Object> lookup(@Nullable Object[] args, RenderState state) {
    Lookup lookup = state.how().lookup();
    if (lookup == null || state.how().lintMode()) {
      return new LinkedHashMap<>();
    }
    try {
      return lookup.lookup(text(args, 0), text(args, 1), text(args, 2), text(args, 3));
    } catch (FunctionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FunctionException(String.valueOf(e.getMessage()), e);
    }
  }
}
