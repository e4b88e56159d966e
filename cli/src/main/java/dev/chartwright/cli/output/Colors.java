package dev.chartwright.cli.output;

import dev.chartwright.cli.Terminal;
import java.util.Map;

/**
 * The colours in tables: of headings, namespaces and states, or none.
 *
 * <p>Immutable. Source: Helm 4.3.1 {@code internal/cli/output/color.go}, fatih/color 1.19.
 *
 * <pre>{@code
 * Colors.of("always", env).status("failed"); // ESC[31mfailedESC[0m
 * Colors.NONE.status("failed");              // failed
 * }</pre>
 */
public final class Colors {
  /** Text as it is. */
  public static final Colors NONE = new Colors(false);

  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final String NOT_BOLD = "\u001b[22m";

  private final boolean shown;

  private Colors(boolean shown) {
    this.shown = shown;
  }

  /**
   * The colours of a run.
   *
   * @param mode {@code never}, {@code always}, or {@code auto}: on a terminal only, unless {@code
   *     NO_COLOR} says something or {@code TERM} says {@code dumb}
   */
  public static Colors of(String mode, Map<String, String> env) {
    boolean shown =
        switch (mode) {
          case "never" -> false;
          case "always" -> true;
          default ->
              env.getOrDefault("NO_COLOR", "").isEmpty()
                  && !env.getOrDefault("TERM", "").equals("dumb")
                  && Terminal.isTerminal(env, 1);
        };
    return shown ? new Colors(true) : NONE;
  }

  /** The heading of a column. */
  public String header(String text) {
    return shown ? BOLD + text + NOT_BOLD : text;
  }

  /** A namespace. */
  public String namespace(String text) {
    return paint(CYAN, text);
  }

  /** The state of a release: green if all is well, red or yellow if not. */
  public String status(String word) {
    return switch (word) {
      case "deployed" -> paint(GREEN, word);
      case "failed", "unknown" -> paint(RED, word);
      case "pending-install", "pending-upgrade", "pending-rollback", "uninstalling" ->
          paint(YELLOW, word);
      default -> word;
    };
  }

  private String paint(String color, String text) {
    return shown ? color + text + PLAIN : text;
  }
}
