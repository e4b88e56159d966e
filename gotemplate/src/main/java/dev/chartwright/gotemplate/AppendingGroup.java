package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/** A group some of whose functions can write their string to the output, without making it. */
public interface AppendingGroup extends FunctionGroup {
  /**
   * Appends what {@link #call} would return, if the group can do so for this function. Used where
   * the result of the call is printed at once.
   *
   * @param id which function
   * @param args as for {@link #call}
   * @param out what the template has printed so far; must not be changed otherwise
   * @return false if nothing was done and {@link #call} must be used
   */
  boolean append(int id, @Nullable Object[] args, Execution execution, StringBuilder out);
}
