package dev.chartwright.golang.unicode;

import static dev.chartwright.golang.unicode.UnicodeCategory.*;

/**
 * Questions about code points, answered as Go's package unicode answers them: Unicode 15.0.0.
 *
 * <p>Bad bytes of a {@link dev.chartwright.golang.GoString} (U+DC80 to U+DCFF) are surrogates:
 * neither printable nor letters, and their own upper and lower case. Thread-safe.
 *
 * <p>Source: Go 1.26, unicode/{digit,graphic,letter}.go.
 */
public final class Runes {
  private static final int LETTER = LL.mask() | LM.mask() | LO.mask() | LT.mask() | LU.mask();
  private static final int MARK = MC.mask() | ME.mask() | MN.mask();
  private static final int NUMBER = ND.mask() | NL.mask() | NO.mask();
  private static final int PUNCT =
      PC.mask() | PD.mask() | PE.mask() | PF.mask() | PI.mask() | PO.mask() | PS.mask();
  private static final int SYMBOL = SC.mask() | SK.mask() | SM.mask() | SO.mask();
  private static final int PRINT = LETTER | MARK | NUMBER | PUNCT | SYMBOL;

  private Runes() {}

  private static boolean in(int c, int mask) {
    return (UnicodeCategory.of(c).mask() & mask) != 0;
  }

  /** Letters, marks, numbers, punctuation, symbols and the ASCII space: what %q leaves alone. */
  public static boolean isPrint(int c) {
    if (c < 0x7F) {
      return c >= ' ';
    }
    return in(c, PRINT);
  }

  /** What {@link #isPrint} accepts and the other spaces of category Zs. */
  public static boolean isGraphic(int c) {
    return isPrint(c) || (c > 0x7F && in(c, ZS.mask()));
  }

  /** Unicode's property White_Space. */
  public static boolean isSpace(int c) {
    if (c < 0x100) {
      return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0;
    }
    return c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** Categories Lu, Ll, Lt, Lm and Lo. */
  public static boolean isLetter(int c) {
    if (c < 0x80) {
      return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    return in(c, LETTER);
  }

  /** Decimal digits, category Nd. */
  public static boolean isDigit(int c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9';
    }
    return in(c, ND.mask());
  }

  /** Categories Nd, Nl and No. */
  public static boolean isNumber(int c) {
    if (c < 0x80) {
      return c >= '0' && c <= '9';
    }
    return in(c, NUMBER);
  }

  /** Category Lu. */
  public static boolean isUpper(int c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z';
    }
    return in(c, LU.mask());
  }

  /** Category Ll. */
  public static boolean isLower(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z';
    }
    return in(c, LL.mask());
  }

  /** Category Lt. */
  public static boolean isTitle(int c) {
    return c >= 0x80 && in(c, LT.mask());
  }

  /** Category Cc. */
  public static boolean isControl(int c) {
    return (c >= 0 && c < 0x20) || (c >= 0x7F && c < 0xA0);
  }

  /** The categories of punctuation. */
  public static boolean isPunct(int c) {
    return in(c, PUNCT);
  }

  /** The categories of symbols. */
  public static boolean isSymbol(int c) {
    return in(c, SYMBOL);
  }

  /** The categories of marks. */
  public static boolean isMark(int c) {
    return in(c, MARK);
  }

  /** The code point in upper case, itself if it has none. */
  public static int toUpper(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    return CaseTable.map(c, CaseTable.UPPER);
  }

  /** The code point in lower case, itself if it has none. */
  public static int toLower(int c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return CaseTable.map(c, CaseTable.LOWER);
  }

  /** The code point in title case, itself if it has none. */
  public static int toTitle(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    return CaseTable.map(c, CaseTable.TITLE);
  }

  /**
   * The next larger code point that is equal under simple case folding, or the smallest one if
   * there is none larger: 'A' → 'a', 'a' → 'A', 'K' → 'k' → '\u212A' → 'K', '1' → '1'.
   */
  public static int simpleFold(int c) {
    if (c < 0 || c > 0x10FFFF) {
      return c;
    }
    int next = CaseTable.foldException(c);
    if (next >= 0) {
      return next;
    }
    int lower = toLower(c);
    return lower != c ? lower : toUpper(c);
  }

  /** Whether two strings are equal under simple folding: Go's {@code strings.EqualFold}. */
  public static boolean equalFold(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(j);
      i += Character.charCount(x);
      j += Character.charCount(y);
      if (x != y && smallestFold(replaceBad(x)) != smallestFold(replaceBad(y))) {
        return false;
      }
    }
    return i == a.length() && j == b.length();
  }

  private static int replaceBad(int c) {
    return c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
  }

  /** The smallest of the code points that are equal to this one under simple folding. */
  public static int smallestFold(int c) {
    if (c >= 0 && c < 0x80) {
      // Spares short-lived programs the table: the upper case letter comes first.
      return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
    int at = c;
    while (true) {
      int next = simpleFold(at);
      if (next <= at) {
        return next;
      }
      at = next;
    }
  }

  /** The string with every code point in upper case: Go's {@code strings.ToUpper}. */
  public static String toUpper(String s) {
    return map(s, CaseTable.UPPER);
  }

  /** The string with every code point in lower case: Go's {@code strings.ToLower}. */
  public static String toLower(String s) {
    return map(s, CaseTable.LOWER);
  }

  /** The string with every code point in title case: Go's {@code strings.ToTitle}. */
  public static String toTitle(String s) {
    return map(s, CaseTable.TITLE);
  }

  // A bad byte becomes U+FFFD, as in Go's strings.Map.
  private static String map(String s, int which) {
    int i = 0;
    while (i < s.length() && s.charAt(i) < 0x80 && one(s.charAt(i), which) == s.charAt(i)) {
      i++;
    }
    if (i == s.length()) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length()).append(s, 0, i);
    while (i < s.length()) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      out.appendCodePoint(one(replaceBad(c), which));
    }
    return out.toString();
  }

  private static int one(int c, int which) {
    if (c < 0x80) {
      return which == CaseTable.LOWER ? toLower(c) : toUpper(c);
    }
    return CaseTable.map(c, which);
  }
}
