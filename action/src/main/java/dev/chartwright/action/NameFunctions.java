package dev.chartwright.action;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import dev.chartwright.gotemplate.Functions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code --name-template}: those of sprig, with {@code env} and {@code expandenv},
 * which charts may not use, and with those that the engine has others for.
 *
 * <p>Source: Masterminds/sprig 3.3.0 {@code functions.go}, Go 1.26 {@code os/env.go}.
 */
final class NameFunctions implements Functions, FunctionGroup {
  private static final int ENV = 0;
  private static final int EXPAND = 1;
  private static final int FAIL = 2;
  private static final int TO_JSON = 3;
  private static final int MUST_TO_JSON = 4;
  private static final int FROM_JSON = 5;

  private final Functions others;
  private final Map<String, String> environment;

  NameFunctions(Functions others, Map<String, String> environment) {
    this.others = others;
    this.environment = environment;
  }

  @Override
  public @Nullable Function find(String name) {
    return switch (name) {
      case "env" -> Function.of(name, "(string) string", this, ENV);
      case "expandenv" -> Function.of(name, "(string) string", this, EXPAND);
      case "fail" -> Function.of(name, "(string) (string, error)", this, FAIL);
      case "toJson" -> Function.of(name, "(interface {}) string", this, TO_JSON);
      case "mustToJson" -> Function.of(name, "(interface {}) (string, error)", this, MUST_TO_JSON);
      case "fromJson" -> Function.of(name, "(string) interface {}", this, FROM_JSON);
      default -> others.find(name);
    };
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    return others.method(receiver, name);
  }

  @Override
  public String underlying(String goType) {
    return others.underlying(goType);
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    Object argument = args[0];
    return switch (id) {
      case ENV -> variable(String.valueOf(argument));
      case EXPAND -> expand(String.valueOf(argument));
      case FAIL -> throw new FunctionException(String.valueOf(argument));
      case TO_JSON -> toJson(argument, true);
      case MUST_TO_JSON -> toJson(argument, false);
      default -> fromJson(String.valueOf(argument));
    };
  }

  private static String toJson(@Nullable Object value, boolean lenient) {
    try {
      return Json.marshal(value);
    } catch (JsonException e) {
      if (lenient) {
        return "";
      }
      throw new FunctionException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Object fromJson(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }

  private String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  private String expand(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$' || at + 1 == text.length()) {
        out.append(c);
        at++;
        continue;
      }
      int start = at + 1;
      int end = nameEnd(text, start);
      if (text.charAt(start) == '{') {
        // What is no name between braces is left out.
        if (end > start + 1) {
          out.append(variable(text.substring(start + 1, end - 1)));
        }
      } else if (end == start) {
        out.append(c);
      } else {
        out.append(variable(text.substring(start, end)));
      }
      at = end;
    }
    return out.toString();
  }

  /** The end of a name, with its braces if it has them. */
  private static int nameEnd(String text, int start) {
    char first = text.charAt(start);
    if (first == '{') {
      int close = text.indexOf('}', start);
      return close < 0 ? start + 1 : close + 1;
    }
    if (isSpecial(first)) {
      return start + 1;
    }
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSpecial(char c) {
    return "*#$@!?-0123456789".indexOf(c) >= 0;
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
