package dev.chartwright.cli.output;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;

/**
 * Messages about what happens, in the form of Go's {@code slog} text handler without time: {@code
 * level=WARN msg="this chart is deprecated"}.
 *
 * <p>Goes to standard error. Debug messages are dropped unless asked for.
 */
public final class Log {
  private final ByteSink err;
  private final boolean debug;

  /** A log on {@code err}; with {@code debug} it shows everything. */
  public Log(ByteSink err, boolean debug) {
    this.err = err;
    this.debug = debug;
  }

  /** Whether debug messages are shown. */
  public boolean debugEnabled() {
    return debug;
  }

  /** A detail; {@code keysAndValues} alternate. */
  public void debug(String message, String... keysAndValues) {
    if (debug) {
      write("DEBUG", message, keysAndValues);
    }
  }

  /** Something worth knowing. */
  public void info(String message, String... keysAndValues) {
    write("INFO", message, keysAndValues);
  }

  /** Something to look after. */
  public void warn(String message, String... keysAndValues) {
    write("WARN", message, keysAndValues);
  }

  /** Something that failed without ending the command. */
  public void error(String message, String... keysAndValues) {
    write("ERROR", message, keysAndValues);
  }

  private void write(String level, String message, String[] keysAndValues) {
    StringBuilder line = new StringBuilder("level=").append(level).append(" msg=");
    line.append(quoted(message));
    for (int i = 0; i + 1 < keysAndValues.length; i += 2) {
      line.append(' ')
          .append(quoted(keysAndValues[i]))
          .append('=')
          .append(quoted(keysAndValues[i + 1]));
    }
    err.print(line.append('\n').toString());
  }

  /** The text bare if it reads as one word, else as a Go string literal. */
  static String quoted(String text) {
    return needsQuotes(text) ? Quote.quote(text) : text;
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty()) {
      return true;
    }
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint < 0x80) {
        if (codePoint <= ' ' || codePoint == '=' || codePoint == '"') {
          return true;
        }
      } else if (codePoint == 0xfffd
          || GoString.isEscape(codePoint)
          || Runes.isSpace(codePoint)
          || !Runes.isPrint(codePoint)) {
        return true;
      }
    }
    return false;
  }
}
