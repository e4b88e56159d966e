package dev.chartwright.cli;

import dev.chartwright.cli.cobra.Wording;

/**
 * Who we are in this run: the name under which we were started decides.
 *
 * <p>As {@code chartwright} we have a few commands and flags that Helm lacks; under any other name
 * we are {@code helm}, and nothing else.
 */
public final class Program implements Wording {
  private static final String OWN_NAME = "chartwright";
  private static final String HELM = "helm";

  private final String startedAs;
  private final String binary;
  private final boolean helm;

  private Program(String startedAs) {
    this.startedAs = startedAs;
    this.binary = startedAs.substring(startedAs.lastIndexOf('/') + 1);
    this.helm = !binary.equals(OWN_NAME);
  }

  /**
   * The program as started.
   *
   * @param startedAs the zeroth argument: a name or a path; {@code chartwright} if empty
   */
  public static Program of(String startedAs) {
    return new Program(startedAs.isEmpty() ? OWN_NAME : startedAs);
  }

  /** How every text calls us: {@code helm} or {@code chartwright}. */
  public String name() {
    return helm ? HELM : OWN_NAME;
  }

  /** The last part of the path under which we were started. */
  public String binary() {
    return binary;
  }

  /** The zeroth argument as it was. */
  public String startedAs() {
    return startedAs;
  }

  /** Whether there is more than Helm has. */
  public boolean extras() {
    return !helm;
  }

  /** A text of Helm's with our name in each command line that it shows. */
  @Override
  public String wording(String text) {
    if (helm || !text.contains(HELM)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 64);
    int copied = 0;
    for (int at = text.indexOf(HELM); at >= 0; at = text.indexOf(HELM, at + 1)) {
      if (isCommandLine(text, at) || isCompletionFile(text, at)) {
        out.append(text, copied, at).append(OWN_NAME);
        copied = at + HELM.length();
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** {@code helm} as a word, followed by the name of a command. */
  private static boolean isCommandLine(String text, int at) {
    if (at > 0 && " \t\n'\"(`".indexOf(text.charAt(at - 1)) < 0) {
      return false;
    }
    int start = at + HELM.length() + 1;
    if (start > text.length() || text.charAt(start - 1) != ' ') {
      return false;
    }
    int end = start;
    while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
      end++;
    }
    return switch (text.substring(start, end)) {
      case "add",
          "completion",
          "create",
          "dependency",
          "env",
          "get",
          "help",
          "history",
          "install",
          "lint",
          "list",
          "package",
          "plugin",
          "pull",
          "push",
          "registry",
          "repo",
          "rollback",
          "search",
          "show",
          "status",
          "template",
          "test",
          "uninstall",
          "upgrade",
          "verify",
          "version" ->
          true;
      default -> false;
    };
  }

  /** The files in which shells look for completion scripts. */
  private static boolean isCompletionFile(String text, int at) {
    return text.startsWith("helm.fish", at)
        || text.startsWith("/_helm", at - 2)
        || text.startsWith("bash_completion.d/helm", at - "bash_completion.d/".length());
  }
}
