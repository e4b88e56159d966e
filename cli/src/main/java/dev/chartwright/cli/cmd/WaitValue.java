package dev.chartwright.cli.cmd;

import dev.chartwright.cli.cobra.FlagSet;
import dev.chartwright.cli.cobra.FlagValue;
import dev.chartwright.cli.cobra.InvalidValueException;
import dev.chartwright.cli.output.Log;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.WaitStrategy;

/** {@code --wait[=watcher|hookOnly|legacy]}: how to wait for resources. */
final class WaitValue implements FlagValue {
  private static final String HOOK_ONLY = "hookOnly";
  private static final String WATCHER = "watcher";

  private final Log log;
  private String strategy = HOOK_ONLY;

  WaitValue(Log log) {
    this.log = log;
  }

  /** Declares the flag. */
  void addTo(FlagSet f) {
    f.add(
            this,
            "wait",
            "wait until resources are ready (up to --timeout). Use '--wait' alone for 'watcher'"
                + " strategy, or specify one of: 'watcher', 'hookOnly', 'legacy'. Default when flag"
                + " is omitted: 'hookOnly'.")
        .bare(WATCHER);
  }

  /** What the flag says. */
  WaitStrategy strategy() {
    return switch (strategy) {
      case WATCHER -> WaitStrategy.WATCHER;
      case HOOK_ONLY -> WaitStrategy.HOOK_ONLY;
      default -> WaitStrategy.LEGACY;
    };
  }

  @Override
  public String type() {
    return "WaitStrategy";
  }

  @Override
  public String text() {
    return strategy;
  }

  @Override
  public String defaultText() {
    return HOOK_ONLY;
  }

  @Override
  public void set(String text) {
    switch (text) {
      case WATCHER, HOOK_ONLY, "legacy" -> strategy = text;
      case "true" -> {
        log.warn(
            "--wait=true is deprecated (boolean value) and can be replaced with --wait=watcher");
        strategy = WATCHER;
      }
      case "false" -> {
        log.warn(
            "--wait=false is deprecated (boolean value) and can be replaced with --wait=hookOnly");
        strategy = HOOK_ONLY;
      }
      default ->
          throw InvalidValueException.of(
              "invalid wait input "
                  + Quote.quote(text)
                  + ". Valid inputs are watcher, hookOnly, and legacy");
    }
  }
}
