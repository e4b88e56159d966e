package dev.chartwright.cli.cmd;

import dev.chartwright.cli.output.ByteSink;
import dev.chartwright.golang.strconv.Quote;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.function.Consumer;

/**
 * Prints what the API server warns of as klog does, on standard error. Source: client-go {@code
 * rest/warnings.go}, klog 2.140 (formatHeader).
 *
 * <pre>{@code
 * I1121 22:20:14.123456   12345 warnings.go:107] "Warning: unknown field \"spec.x\""
 * }</pre>
 */
final class ServerWarnings implements Consumer<String> {
  private static final int PID_WIDTH = 7;

  private final ByteSink err;
  private final Clock clock;

  ServerWarnings(ByteSink err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void accept(String warning) {
    LocalDateTime now = LocalDateTime.now(clock);
    StringBuilder line = new StringBuilder("I");
    digits(line, now.getMonthValue(), 2);
    digits(line, now.getDayOfMonth(), 2);
    digits(line.append(' '), now.getHour(), 2);
    digits(line.append(':'), now.getMinute(), 2);
    digits(line.append(':'), now.getSecond(), 2);
    digits(line.append('.'), now.getNano() / 1000, 6);
    String pid = Long.toString(ProcessHandle.current().pid());
    line.append(" ".repeat(1 + Math.max(0, PID_WIDTH - pid.length()))).append(pid);
    line.append(" warnings.go:107] ").append(Quote.quote("Warning: " + warning)).append('\n');
    err.print(line.toString());
  }

  private static void digits(StringBuilder line, int value, int width) {
    String text = Integer.toString(value);
    line.append("0".repeat(width - text.length())).append(text);
  }
}
