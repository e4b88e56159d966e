package dev.chartwright.engine;

/** Removes the text that Go prints for a value that is not there, wherever it comes from. */
final class NoValue {
  private static final String TEXT = "<no value>";

  private NoValue() {}

  static String removed(String text) {
    int found = text.indexOf(TEXT);
    if (found < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (found >= 0) {
      out.append(text, start, found);
      start = found + TEXT.length();
      found = text.indexOf(TEXT, start);
    }
    return out.append(text, start, text.length()).toString();
  }
}
