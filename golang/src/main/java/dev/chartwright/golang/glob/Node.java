package dev.chartwright.golang.glob;

import java.util.ArrayList;
import java.util.List;

/** A node of a parsed pattern; which of the values count depends on the kind. */
record Node(Kind kind, String text, boolean negated, int low, int high, List<Node> children) {
  enum Kind {
    NOTHING,
    PATTERN,
    LIST,
    RANGE,
    TEXT,
    ANY,
    SUPER,
    SINGLE,
    ANY_OF
  }

  static Node of(Kind kind) {
    return new Node(kind, "", false, 0, 0, new ArrayList<>());
  }

  static Node of(Kind kind, List<Node> children) {
    return new Node(kind, "", false, 0, 0, new ArrayList<>(children));
  }

  static Node text(String text) {
    return new Node(Kind.TEXT, text, false, 0, 0, List.of());
  }

  static Node list(String characters, boolean negated) {
    return new Node(Kind.LIST, characters, negated, 0, 0, List.of());
  }

  static Node range(int low, int high, boolean negated) {
    return new Node(Kind.RANGE, "", negated, low, high, List.of());
  }
}
