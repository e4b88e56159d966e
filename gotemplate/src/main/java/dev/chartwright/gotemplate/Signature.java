package dev.chartwright.gotemplate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of a function. Immutable. */
final class Signature {
  private static final ParameterType[] NONE = {};

  /** The parameters; of a variadic one, the type of its elements. */
  private final ParameterType[] parameters;

  private final boolean variadic;
  private final List<String> results;
  private final int least;
  private final int most;

  /** Whether the type of the result is {@code interface {}}. */
  final boolean returnsAny;

  private Signature(List<ParameterType> parameters, boolean variadic, List<String> results) {
    this.parameters = parameters.toArray(NONE);
    this.variadic = variadic;
    this.results = results;
    boolean callable =
        results.size() == 1 || (results.size() == 2 && results.get(1).equals("error"));
    this.least = variadic ? parameters.size() - 1 : parameters.size();
    this.most = !callable ? -1 : variadic ? Integer.MAX_VALUE : parameters.size();
    this.returnsAny =
        !results.isEmpty() && ParameterType.of(results.get(0)).kind == ParameterType.ANY;
  }

  /**
   * Reads a signature such as {@code (string, ...interface {}) (string, error)}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Signature parse(String text) {
    int close = closing(text, 0);
    if (close < 0) {
      throw new IllegalArgumentException("not a signature: " + text);
    }
    List<ParameterType> parameters = new ArrayList<>();
    boolean variadic = false;
    for (String type : types(text.substring(1, close))) {
      variadic = type.startsWith("...");
      parameters.add(ParameterType.of(variadic ? type.substring(3) : type));
    }
    String rest = text.substring(close + 1).strip();
    if (rest.startsWith("(") && closing(rest, 0) == rest.length() - 1) {
      rest = rest.substring(1, rest.length() - 1);
    }
    return new Signature(parameters, variadic, types(rest));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> types(String text) {
    List<String> types = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        String type = text.substring(start, i).strip();
        if (!type.isEmpty()) {
          types.add(type);
        }
        start = i + 1;
      }
    }
    return types;
  }

  /** The type of the argument at a place. */
  ParameterType parameter(int i) {
    return parameters[Math.min(i, parameters.length - 1)];
  }

  /**
   * What is wrong with a call: Go's text, or null.
   *
   * @param name the function
   * @param written how many arguments are written after its name
   * @param given the same, and one more if the pipeline gives one
   */
  @Nullable String problem(String name, int written, int given) {
    int wanted = parameters.length;
    if (variadic ? given < wanted - 1 : given != wanted) {
      return "wrong number of args for "
          + name
          + (variadic
              ? ": want at least " + (wanted - 1) + " got " + written
              : ": want " + wanted + " got " + given);
    }
    if (results.size() == 1 || (results.size() == 2 && results.get(1).equals("error"))) {
      return null;
    }
    if (results.size() == 2) {
      return "invalid function signature for "
          + name
          + ": second return value should be error; is "
          + results.get(1);
    }
    return "function " + name + " has " + results.size() + " return values; should be 1 or 2";
  }

  /** Whether a call with that many arguments is right. */
  boolean fits(int given) {
    return given >= least && given <= most;
  }
}
