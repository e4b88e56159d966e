package dev.chartwright.action;

import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import dev.chartwright.gotemplate.Functions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code --name-template}: those of sprig, and its {@code env} and {@code
 * expandenv}, which charts may not use.
 *
 * <p>Source: Masterminds/sprig 3.3.0 {@code functions.go}, Go 1.26 {@code os/env.go}.
 */
final class NameFunctions implements Functions, FunctionGroup {
  private static final int ENV = 0;

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
      case "expandenv" -> Function.of(name, "(string) string", this, ENV + 1);
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
    String text = String.valueOf(args[0]);
    return id == ENV ? variable(text) : expand(text);
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
