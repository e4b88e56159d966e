package dev.chartwright.repo.index;

import java.util.Random;

/** Changes texts at random, but the same way for the same seed. */
final class Disturbance {
  private static final String[] PIECES = {
    "- ",
    "  ",
    "\n",
    ": ",
    ":",
    "#",
    " #",
    "'",
    "\"",
    "|",
    ">",
    "|-",
    "\n\n",
    "\t",
    "&a ",
    "*a",
    "!!str ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "~",
    "null",
    "true",
    "n",
    "1.0",
    "0x1",
    "1e3",
    ".nan",
    "2001-01-01",
    "---\n",
    "...\n",
    "? ",
    "<<",
    "\u00e9",
    "\u0085",
    "\\n",
    "\\x41",
    "\r\n",
    "@",
    "%",
    "=",
    "-",
    "+",
    "a:b",
    "name: b",
    "version: ",
    "entries:\n",
    "apiVersion: v1\n",
    "\n  ",
    "\n      ",
    "- null\n",
    "[]",
    "{}",
    "|\n",
    ">-\n",
    "''",
    "\"\"",
    "\\\"",
    "    - a\n",
    " ",
    "  # c\n",
    "9999999999999999999999",
    "-1",
    "import-values:\n      - a\n",
    "  b:\n",
    "\u2028",
    "\ufeff",
    "\u0000",
    "\u007f",
  };

  private final Random random;

  Disturbance(long seed) {
    random = new Random(seed);
  }

  String of(String text) {
    StringBuilder s = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && s.length() > 0; i--) {
      change(s, random.nextInt(s.length()));
    }
    return s.toString();
  }

  private void change(StringBuilder s, int at) {
    int line = s.lastIndexOf("\n", at) + 1;
    int end = s.indexOf("\n", at);
    String piece = PIECES[random.nextInt(PIECES.length)];
    switch (random.nextInt(8)) {
      case 0 -> s.deleteCharAt(at);
      case 1 -> s.insert(at, piece);
      case 2 -> s.delete(at, Math.min(s.length(), at + 1 + random.nextInt(12)));
      case 3 -> s.insert(line, " ".repeat(1 + random.nextInt(3)));
      case 4 -> s.insert(line, piece);
      case 5 -> s.insert(end < 0 ? s.length() : end, piece);
      case 6 -> {
        if (end > 0) {
          String moved = s.substring(line, end + 1);
          s.delete(line, end + 1);
          s.insert(s.lastIndexOf("\n", random.nextInt(s.length() + 1)) + 1, moved);
        }
      }
      default -> {
        int value = s.indexOf(": ", at);
        int stop = value < 0 ? -1 : s.indexOf("\n", value);
        if (stop > 0) {
          s.replace(value + 2, stop, piece);
        }
      }
    }
  }
}
