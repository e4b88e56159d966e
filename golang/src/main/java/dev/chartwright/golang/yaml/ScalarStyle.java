package dev.chartwright.golang.yaml;

/** Looks a text over and says how it can be written; go-yaml 2.4.4 and 3.0.5, emitterc.go. */
final class ScalarStyle {
  static final int PLAIN = 0;
  static final int SINGLE_QUOTED = 1;
  static final int DOUBLE_QUOTED = 2;
  static final int LITERAL = 3;

  private static final int MAX_SIMPLE_KEY_BYTES = 128;

  /** ASCII characters that never matter, wherever they stand. */
  private static final boolean[] HARMLESS = new boolean[128];

  static {
    for (char c = '!'; c < 0x7F; c++) {
      HARMLESS[c] = c != ':' && c != '#';
    }
  }

  private final boolean newer;

  private boolean multiline;
  private boolean plainAllowed;
  private boolean singleAllowed;
  private boolean blockAllowed;
  private boolean harmed;

  ScalarStyle(boolean newer) {
    this.newer = newer;
  }

  /** Whether any text so far holds what JSON text cannot bring to a YAML parser unchanged. */
  boolean harmed() {
    return harmed;
  }

  /** Whether the text last analysed, with a tag of that length, may be a key on its line. */
  boolean isSimpleKey(String s, int tagLength) {
    if (multiline) {
      return false;
    }
    int n = s.length() + tagLength;
    return n <= MAX_SIMPLE_KEY_BYTES
        && (n <= MAX_SIMPLE_KEY_BYTES / 3 || byteLength(s) + tagLength <= MAX_SIMPLE_KEY_BYTES);
  }

  private static int byteLength(String s) {
    int n = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      n += c < 0x80 ? 1 : c < 0x800 || (c >= 0xD800 && c <= 0xDFFF) ? 2 : 3;
    }
    return n;
  }

  /** The style for the text last analysed. */
  int choose(String s, boolean key, boolean mayBePlain) {
    int style = multiline && s.indexOf('\n') >= 0 ? LITERAL : mayBePlain ? PLAIN : DOUBLE_QUOTED;
    if (key && multiline) {
      style = DOUBLE_QUOTED;
    }
    if (style == PLAIN && (!plainAllowed || (s.isEmpty() && key))) {
      style = SINGLE_QUOTED;
    }
    if ((style == SINGLE_QUOTED && !singleAllowed) || (style == LITERAL && !blockAllowed)) {
      style = DOUBLE_QUOTED;
    }
    return style;
  }

  /** Whether a text without a tag would be read as something else, at least by some parser. */
  boolean isAmbiguous(String s) {
    if (s.isEmpty()) {
      return true;
    }
    char c = s.charAt(0);
    if (c > '~' || (c >= ':' && c < 'F')) {
      return false;
    }
    return Resolver.resolve(s, true, newer) != Resolver.Meaning.STRING
        || isBase60(s)
        || (newer && Resolver.resolve(s, false, false) instanceof Boolean);
  }

  /** The pattern {@code [-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?}. */
  private static boolean isBase60(String s) {
    int n = s.length();
    int i = s.charAt(0) == '+' || s.charAt(0) == '-' ? 1 : 0;
    if (!digitAt(s, i)) {
      return false;
    }
    i = digitsOrUnderscores(s, i);
    if (i == n || s.charAt(i) != ':') {
      return false;
    }
    while (i < n && s.charAt(i) == ':') {
      i++;
      if (!digitAt(s, i)) {
        return false;
      }
      i++;
      if (digitAt(s, i)) {
        if (s.charAt(i - 1) > '5') {
          return false;
        }
        i++;
      }
    }
    if (i < n && s.charAt(i) == '.') {
      i = digitsOrUnderscores(s, i + 1);
    }
    return i == n;
  }

  private static int digitsOrUnderscores(String s, int from) {
    int i = from;
    while (i < s.length() && (digitAt(s, i) || s.charAt(i) == '_')) {
      i++;
    }
    return i;
  }

  private static boolean digitAt(String s, int i) {
    return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
  }

  static boolean isPrintable(char c) {
    return c == '\n'
        || (c >= 0x20 && c <= 0x7E)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Finds out which styles can hold the text. */
  void analyze(String s) {
    int n = s.length();
    boolean indicators = n == 0 ? false : startsWithIndicator(s);
    boolean special = false;
    boolean tabs = false;
    boolean breaks = false;
    boolean spaceBreak = false;
    boolean breakSpace = false;
    boolean previousSpace = false;
    boolean previousBreak = false;
    boolean afterWhitespace = true;
    for (int i = 0; i < n; i++) {
      char c = s.charAt(i);
      if (c < 128 && HARMLESS[c]) {
        previousSpace = false;
        previousBreak = false;
        afterWhitespace = false;
        continue;
      }
      if (c == ' ') {
        breakSpace |= previousBreak;
        previousSpace = true;
        previousBreak = false;
        afterWhitespace = true;
        continue;
      }
      if (c == '\t' && newer) {
        tabs = true;
      } else if (!isPrintable(c)) {
        special = true;
        harmed |= c >= 0x7F && (Character.isSurrogate(c) ? isLone(s, i) : c != 0xFEFF);
      }
      if (isBreak(c)) {
        breaks = true;
        spaceBreak |= previousSpace;
        previousBreak = true;
        afterWhitespace = true;
      } else {
        if (c == ':') {
          indicators |= i + 1 == n || s.charAt(i + 1) == ' ' || s.charAt(i + 1) == '\t';
        } else if (c == '#') {
          indicators |= afterWhitespace;
        }
        previousBreak = false;
        afterWhitespace = c == '\t' || c == 0;
      }
      previousSpace = false;
    }
    boolean edge = n > 0 && (isSpaceOrBreak(s.charAt(0)) || isSpaceOrBreak(s.charAt(n - 1)));
    multiline = breaks;
    plainAllowed = !(edge || breakSpace || spaceBreak || special || tabs || breaks || indicators);
    singleAllowed = !(breakSpace || spaceBreak || special || tabs);
    blockAllowed = n > 0 && !(previousSpace || spaceBreak || special);
  }

  private static boolean isLone(String s, int i) {
    char c = s.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(s.charAt(i - 1));
  }

  private static boolean isSpaceOrBreak(char c) {
    return c == ' ' || isBreak(c);
  }

  private static boolean startsWithIndicator(String s) {
    char c = s.charAt(0);
    switch (c) {
      case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' -> {
        return true;
      }
      case '?', ':', '-' -> {
        return s.length() == 1 || s.charAt(1) == ' ' || s.charAt(1) == '\t' || s.startsWith("---");
      }
      default -> {
        return s.startsWith("...");
      }
    }
  }
}
