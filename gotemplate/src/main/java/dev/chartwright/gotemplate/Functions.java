package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The functions that a template may call, by name: Go's {@code template.FuncMap}.
 *
 * <p>Asked while a template is parsed, so a name that is not found is a parse error. The builtins
 * of the language ({@code and}, {@code index}, {@code printf} …) need not be in it; what is in it
 * hides the builtin of the same name. Implementations are immutable and thread-safe.
 */
public interface Functions {
  /** The function of that name, or null if there is none. */
  @Nullable Function find(String name);

  /**
   * The method of a value, or null if its type has none of that name. The first argument of its
   * body is the receiver, which its signature leaves out.
   *
   * @param receiver the value before the dot; never null
   */
  default @Nullable Function method(Object receiver, String name) {
    return null;
  }

  /**
   * The Go type behind a type that was declared with a name, by which maps and slices of named
   * types are passed to functions and missing keys are filled in.
   *
   * @param goType the name, such as {@code common.Values}
   * @return the type, such as {@code map[string]interface {}}, which is also the default
   */
  default String underlying(String goType) {
    return "map[string]interface {}";
  }

  /** No functions beside the builtin ones. */
  static Functions none() {
    return name -> null;
  }
}
