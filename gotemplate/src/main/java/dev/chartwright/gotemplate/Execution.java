package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** One execution of a template, as the functions see it that it calls. Belongs to one thread. */
public interface Execution {
  /** What the caller gave the execution for its own functions to find; null if nothing. */
  @Nullable Object context();

  /** The set whose templates are being executed. */
  TemplateSet set();

  /**
   * Executes another template of the set: {@code Template.ExecuteTemplate}.
   *
   * @param name the template
   * @param data its dot and its {@code $}
   * @return the text
   * @throws ExecException if it fails
   * @throws FunctionException {@code template: no template "x" associated with template "SET"} if
   *     the set has none of that name
   */
  String execute(String name, @Nullable Object data);

  /** As {@link #execute(String, Object)}, appending the text. */
  void execute(String name, @Nullable Object data, StringBuilder out);

  /**
   * Executes a template of another set, such as an overlay of this one, with the same context and
   * under the same limits.
   */
  String execute(TemplateSet set, String name, @Nullable Object data);
}
