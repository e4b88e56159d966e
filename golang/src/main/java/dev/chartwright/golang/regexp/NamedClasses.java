package dev.chartwright.golang.regexp;

import dev.chartwright.golang.unicode.RuneClass;
import org.jspecify.annotations.Nullable;

/** The sets with names: \d, [:alpha:], \p{Greek}. */
final class NamedClasses {
  private static final int[] ASCII = {0, 0x7F};

  private NamedClasses() {}

  /** The ranges of \d, \s or \w by their small letter, or null. */
  static int @Nullable [] perl(int letter) {
    return switch (letter) {
      case 'd' -> new int[] {'0', '9'};
      case 's' -> new int[] {'\t', '\n', '\f', '\r', ' ', ' '};
      case 'w' -> new int[] {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
      default -> null;
    };
  }

  /** The ranges of a class in brackets and colons, or null. */
  static int @Nullable [] posix(String name) {
    return switch (name) {
      case "alnum" -> new int[] {'0', '9', 'A', 'Z', 'a', 'z'};
      case "alpha" -> new int[] {'A', 'Z', 'a', 'z'};
      case "ascii" -> ASCII.clone();
      case "blank" -> new int[] {'\t', '\t', ' ', ' '};
      case "cntrl" -> new int[] {0, 0x1F, 0x7F, 0x7F};
      case "digit" -> new int[] {'0', '9'};
      case "graph" -> new int[] {'!', '~'};
      case "lower" -> new int[] {'a', 'z'};
      case "print" -> new int[] {' ', '~'};
      case "punct" -> new int[] {'!', '/', ':', '@', '[', '`', '{', '~'};
      case "space" -> new int[] {'\t', '\r', ' ', ' '};
      case "upper" -> new int[] {'A', 'Z'};
      case "word" -> new int[] {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};
      case "xdigit" -> new int[] {'0', '9', 'A', 'F', 'a', 'f'};
      default -> null;
    };
  }

  /** The clean ranges of a name in \p{…}, under folding if asked, or null if there is none. */
  static int @Nullable [] unicode(String name, boolean fold) {
    String canonical = canonical(name);
    switch (canonical) {
      case "Any" -> {
        return new int[] {0, RuneRanges.MAX};
      }
      case "Assigned" -> {
        int[] unassigned = RuneClass.ranges("Cn");
        return unassigned == null ? null : new RuneRanges().addNegated(unassigned).toArray();
      }
      case "Ascii" -> {
        return fold ? new RuneRanges().addAllFolded(ASCII).toArray() : ASCII.clone();
      }
      default -> {
        int[] ranges = RuneClass.ranges(canonical);
        // Go has no folding table for the cased letters.
        boolean folds = fold && !canonical.equals("Lc") && !canonical.equals("Casedletter");
        return ranges == null || !folds ? ranges : new RuneRanges().addAllFolded(ranges).toArray();
      }
    }
  }

  /** A name without underscores, hyphens and spaces, one capital and then small letters. */
  private static String canonical(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c == ' ') {
        continue;
      }
      if (first && c >= 'a' && c <= 'z') {
        c = (char) (c - 32);
      } else if (!first && c >= 'A' && c <= 'Z') {
        c = (char) (c + 32);
      }
      first = false;
      out.append(c);
    }
    return out.toString();
  }
}
