package dev.chartwright.gotemplate;

import org.jspecify.annotations.Nullable;

/**
 * The bodies of several functions, told apart by a number: one class and one switch in place of a
 * class for each function, so that a program that renders one chart loads little.
 *
 * <p>Thread-safe: a group holds nothing that a call changes.
 */
public interface FunctionGroup {
  /**
   * Calls a function.
   *
   * @param id which function; the number that {@link Function#of} was given
   * @param args the arguments, checked against the signature and converted to it; those of a
   *     variadic parameter follow one by one. The callee may keep or change the array
   * @param execution the execution that calls
   * @return the result in the Java type of its Go type ({@code dev.chartwright.golang.GoInt} lists
   *     them), null for a nil interface
   * @throws FunctionException for the error that the Go function returns, and for a Go panic
   */
  @Nullable Object call(int id, @Nullable Object[] args, Execution execution);
}
