package dev.chartwright.engine;

import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.toml.Toml;
import dev.chartwright.golang.toml.TomlException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import dev.chartwright.sprig.SprigContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Helm's functions that read and write TOML.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/engine/funcs.go}.
 */
final class TomlFunctions implements FunctionGroup {
  private static final int TO_TOML = 0;
  private static final int MUST_TO_TOML = 1;
  private static final int FROM_TOML = 2;
  private static final TomlFunctions GROUP = new TomlFunctions();

  private TomlFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "toToml" -> Function.of(name, "(interface {}) string", GROUP, TO_TOML);
      case "mustToToml" -> Function.of(name, "(interface {}) string", GROUP, MUST_TO_TOML);
      case "fromToml" -> Function.of(name, "(string) map[string]interface {}", GROUP, FROM_TOML);
      default -> null;
    };
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    try {
      return id == FROM_TOML
          ? Toml.parse((String) Objects.requireNonNull(args[0]), now(execution))
          : Toml.marshal(args[0]);
    } catch (TomlException e) {
      String message = String.valueOf(e.getMessage());
      if (id == MUST_TO_TOML || e.isPanic()) {
        throw new FunctionException(message);
      }
      if (id == TO_TOML) {
        return message;
      }
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("Error", message);
      return map;
    }
  }

  private static GoTime now(Execution execution) {
    RenderState state = (RenderState) Objects.requireNonNull(execution.context());
    SprigContext surroundings = state.options().surroundings();
    return GoTime.of(surroundings.clock().instant(), surroundings.zones().local());
  }
}
