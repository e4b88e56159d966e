package dev.chartwright.golang.yaml;

/** Finds out in which styles a scalar can be written again; go-yaml 3.0.5, emitterc.go. */
final class NodeStyle {
  private static final int MAX_SIMPLE_KEY_BYTES = 128;

  /** ASCII characters that never matter, wherever they stand. */
  private static final boolean[] HARMLESS = new boolean[128];

  static {
    for (char c = '!'; c < 0x7F; c++) {
      HARMLESS[c] = ":#,?[]{}".indexOf(c) < 0;
    }
  }

  private boolean multiline;
  private boolean flowPlain;
  private boolean blockPlain;
  private boolean single;
  private boolean block;

  /** Looks a text over. */
  void analyze(String s) {
    int n = s.length();
    boolean blockIndicators = false;
    boolean flowIndicators = false;
    if (n > 0) {
      char c = s.charAt(0);
      boolean alone = n == 1 || s.charAt(1) == ' ' || s.charAt(1) == '\t';
      switch (c) {
        case '#', ',', '[', ']', '{', '}', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`' ->
            blockIndicators = true;
        case '?', ':' -> {
          flowIndicators = true;
          blockIndicators = alone;
        }
        case '-' -> blockIndicators = alone || s.startsWith("---");
        default -> blockIndicators = s.startsWith("...");
      }
      flowIndicators |= blockIndicators;
    }
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
      } else if (c == ' ') {
        breakSpace |= previousBreak;
        previousSpace = true;
        previousBreak = false;
        afterWhitespace = true;
      } else if (ScalarStyle.isBreak(c)) {
        special |= !ScalarStyle.isPrintable(c);
        breaks = true;
        spaceBreak |= previousSpace;
        previousSpace = false;
        previousBreak = true;
        afterWhitespace = true;
      } else {
        if (c == '\t') {
          tabs = true;
        } else if (!ScalarStyle.isPrintable(c)) {
          special = true;
        } else if (i > 0 && c < 128) {
          if (c == '#') {
            blockIndicators |= afterWhitespace;
            flowIndicators |= afterWhitespace;
          } else {
            flowIndicators = true;
            if (c == ':') {
              blockIndicators |= i + 1 == n || s.charAt(i + 1) == ' ' || s.charAt(i + 1) == '\t';
            }
          }
        }
        previousSpace = false;
        previousBreak = false;
        afterWhitespace = c == '\t' || c == 0;
      }
    }
    boolean edge = n > 0 && (isSpaceOrBreak(s.charAt(0)) || isSpaceOrBreak(s.charAt(n - 1)));
    boolean harmful = spaceBreak || special;
    multiline = breaks;
    single = !(breakSpace || harmful || tabs);
    blockPlain = single && !edge && !breaks && !blockIndicators;
    flowPlain = single && !edge && !breaks && !flowIndicators && n > 0;
    block = n > 0 && !harmful && s.charAt(n - 1) != ' ';
  }

  /**
   * Whether the text last analysed, with so many characters before it, can be a key on its line.
   */
  boolean isSimpleKey(String s, int before) {
    return !multiline && isShort(s, before);
  }

  /** Whether a text and so many characters before it are at most 128 bytes. */
  static boolean isShort(String s, int before) {
    int n = before + s.length();
    for (int i = 0; i < s.length() && n <= MAX_SIMPLE_KEY_BYTES; i++) {
      char c = s.charAt(i);
      n += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return n <= MAX_SIMPLE_KEY_BYTES;
  }

  /**
   * The style for the text last analysed.
   *
   * @param wanted a style of {@link YamlNode}, or 0 for a plain one
   * @param flow whether it stands in a flow collection
   * @param key whether it is a key on its line
   */
  int choose(String s, int wanted, boolean flow, boolean key) {
    int style = key && multiline ? YamlNode.DOUBLE_QUOTED : wanted;
    if (style == 0 && (!(flow ? flowPlain : blockPlain) || (s.isEmpty() && (flow || key)))) {
      style = YamlNode.SINGLE_QUOTED;
    }
    if (style == YamlNode.SINGLE_QUOTED && !single) {
      return YamlNode.DOUBLE_QUOTED;
    }
    boolean isBlock = style == YamlNode.LITERAL || style == YamlNode.FOLDED;
    return isBlock && (!block || flow || key) ? YamlNode.DOUBLE_QUOTED : style;
  }

  private static boolean isSpaceOrBreak(char c) {
    return c == ' ' || ScalarStyle.isBreak(c);
  }
}
