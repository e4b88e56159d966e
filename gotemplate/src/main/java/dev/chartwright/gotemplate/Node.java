package dev.chartwright.gotemplate;

/** A part of a template. Immutable once the template is parsed. */
abstract class Node {
  /** Where it stands in the text, in characters. */
  final int pos;

  Node(int pos) {
    this.pos = pos;
  }

  /** Prints it in the normal form that errors show. */
  abstract void print(StringBuilder out);

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out);
    return out.toString();
  }
}
