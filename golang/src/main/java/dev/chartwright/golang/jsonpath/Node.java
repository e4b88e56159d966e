package dev.chartwright.golang.jsonpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. */
sealed interface Node {
  /** What stands between braces: each node works on the results of the one before. */
  record Action(List<Node> nodes) implements Node {}

  /** Text outside of braces, or in quotes. */
  record Text(String text) implements Node {}

  /** A member of a map. */
  record Field(String name) implements Node {}

  /** A keyword: range or end. */
  record Identifier(String name) implements Node {}

  /** A constant. */
  record Constant(Object value) implements Node {}

  /** All elements or members. */
  record Wildcard() implements Node {}

  /** The value and all that is in it. */
  record Recursive() implements Node {}

  /** The results of several actions. */
  record Union(List<Action> actions) implements Node {}

  /**
   * Elements of a list; null for a number that was left out.
   *
   * @param end the place after the last element
   * @param oneElement whether only the start was given
   */
  record Slice(@Nullable Long start, @Nullable Long end, @Nullable Long step, boolean oneElement)
      implements Node {}

  /** The elements of a list for which a comparison holds, or for which the left side exists. */
  record Filter(Action left, Action right, String operator) implements Node {}
}
