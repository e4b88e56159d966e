package dev.chartwright.cli.cobra;

/** What a shell does with completions: cobra's {@code ShellCompDirective} bits. */
public final class Directive {
  /** Complete file names if there is nothing else. */
  public static final int DEFAULT = 0;

  /** Something failed; ignore the completions. */
  public static final int ERROR = 1;

  /** Add no space after the only completion. */
  public static final int NO_SPACE = 2;

  /** Never complete file names. */
  public static final int NO_FILES = 4;

  /** The completions are file name extensions. */
  public static final int FILTER_EXTENSIONS = 8;

  /** Complete directory names. */
  public static final int FILTER_DIRECTORIES = 16;

  /** Keep the order of the completions. */
  public static final int KEEP_ORDER = 32;

  private static final int LIMIT = 64;

  private Directive() {}

  /** The names of the bits, for the line on standard error. */
  static String text(int directive) {
    StringBuilder names = new StringBuilder();
    name(names, directive, ERROR, "ShellCompDirectiveError");
    name(names, directive, NO_SPACE, "ShellCompDirectiveNoSpace");
    name(names, directive, NO_FILES, "ShellCompDirectiveNoFileComp");
    name(names, directive, FILTER_EXTENSIONS, "ShellCompDirectiveFilterFileExt");
    name(names, directive, FILTER_DIRECTORIES, "ShellCompDirectiveFilterDirs");
    name(names, directive, KEEP_ORDER, "ShellCompDirectiveKeepOrder");
    if (directive >= LIMIT) {
      return "ERROR: unexpected ShellCompDirective value: " + directive;
    }
    return names.length() == 0 ? "ShellCompDirectiveDefault" : names.toString();
  }

  private static void name(StringBuilder names, int directive, int bit, String name) {
    if ((directive & bit) != 0) {
      names.append(names.length() == 0 ? "" : ", ").append(name);
    }
  }
}
