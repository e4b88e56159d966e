package dev.chartwright.golang.glob;

/** Some characters in the order in which they were written. */
record RuneSet(String text) {
  boolean contains(int rune) {
    return text.indexOf(rune) >= 0;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isSingle() {
    return text.codePointCount(0, text.length()) == 1;
  }

  int[] runes() {
    return text.codePoints().toArray();
  }
}
