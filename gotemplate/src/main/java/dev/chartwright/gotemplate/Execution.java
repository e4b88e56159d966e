package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** One execution of a template, as the functions see it that it calls. Belongs to one thread. */
public interface Execution {
  /** What the caller gave the execution for its own functions to find; null if nothing. */
  @Nullable Object context();

  /**
   * Executes another template of the set: {@code Template.ExecuteTemplate}.
   *
   * @param name the template
   * @param data its dot and its {@code $}
   * @return the text
   * @throws ExecException if it fails
   */
  String execute(String name, @Nullable Object data);
}
