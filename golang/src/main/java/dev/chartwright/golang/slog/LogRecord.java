package dev.chartwright.golang.slog;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.unicode.Runes;
import java.util.List;

/**
 * One line that Helm logs: a level, a message and attributes.
 *
 * <p>Immutable.
 *
 * <p>Source: Go 1.26 {@code log/slog/record.go} and {@code text_handler.go}.
 *
 * @param level how severe it is
 * @param message what happened
 * @param attributes names and values in turn: name, value, name, value
 */
public record LogRecord(LogLevel level, String message, List<String> attributes) {
  /** Checks that every attribute has a value. */
  public LogRecord {
    if (attributes.size() % 2 != 0) {
      throw new IllegalArgumentException("attributes: a name without a value");
    }
    attributes = List.copyOf(attributes);
  }

  /**
   * The line of Go's text handler, without time and newline: {@code level=WARN msg="this chart is
   * deprecated"}.
   */
  public String text() {
    StringBuilder line = new StringBuilder("level=").append(level.name()).append(" msg=");
    line.append(quoted(message));
    for (int i = 0; i < attributes.size(); i += 2) {
      line.append(' ').append(quoted(attributes.get(i)));
      line.append('=').append(quoted(attributes.get(i + 1)));
    }
    return line.toString();
  }

  /** The text bare if it reads as one word, else as a Go string literal. */
  private static String quoted(String text) {
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
