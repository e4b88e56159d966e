package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.unicode.Runes;

/**
 * Names in camel, snake and kebab case: huandu/xstrings 1.5.0, convert.go.
 *
 * <pre>{@code
 * WordCase.pascal("http_server");       // HttpServer
 * WordCase.lower("HTTP20xOK", '_');     // http_20x_ok
 * }</pre>
 *
 * <p>A bad byte counts as U+FFFD in decisions; parts that are copied keep it.
 */
final class WordCase {
  private static final int ERROR = 0xFFFD;

  private static final int INVALID = 0;
  private static final int NUMBER = 1;
  private static final int UPPER = 2;
  private static final int ALPHABET = 3;
  private static final int CONNECTOR = 4;
  private static final int PUNCTUATION = 5;
  private static final int OTHER = 6;

  private final int[] runes;
  private final StringBuilder out;
  private final char connector;

  // The word that was read last is runes[start..end), and reading goes on at end.
  private int type;
  private int start;
  private int end;
  private int after;
  private int past;

  private WordCase(String text, char connector) {
    this.runes = text.codePoints().toArray();
    this.out = new StringBuilder(text.length() + 8);
    this.connector = connector;
  }

  /** Words joined, each with a capital; leading connectors stay. */
  static String pascal(String text) {
    int[] runes = text.codePoints().toArray();
    int n = runes.length;
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    int current = 0;
    boolean firstUpper = false;
    while (i < n) {
      current = decoded(runes[i++]);
      if (!isConnector(current)) {
        firstUpper = Runes.isUpper(current);
        current = Runes.toUpper(current);
        break;
      }
      out.appendCodePoint(current);
    }
    if (i == n) {
      // A text of connectors ends with its last one twice.
      return n == 0 ? "" : out.appendCodePoint(current).toString();
    }
    while (i < n) {
      int previous = current;
      current = decoded(runes[i++]);
      if (isConnector(current) && isConnector(previous)) {
        out.appendCodePoint(previous);
      } else if (isConnector(previous)) {
        firstUpper = Runes.isUpper(current);
        current = Runes.toUpper(current);
      } else {
        if (firstUpper) {
          if (Runes.isUpper(current)) {
            current = Runes.toLower(current);
          } else {
            firstUpper = false;
          }
        }
        out.appendCodePoint(previous);
      }
    }
    return out.appendCodePoint(current).toString();
  }

  /** Words in lower case with the connector between them. */
  static String lower(String text, char connector) {
    return text.isEmpty() ? "" : new WordCase(text, connector).lower();
  }

  private String lower() {
    readWord();
    while (after < runes.length) {
      if (type != CONNECTOR) {
        write(type, start, end);
      }
      int previous = type;
      int lastStart = start;
      int lastEnd = end;
      readWord();
      switch (previous) {
        case NUMBER -> writeNumberTail();
        case CONNECTOR -> write(previous, lastStart, lastEnd);
        case PUNCTUATION -> {}
        default -> separateNumber();
      }
    }
    write(type, start, end);
    return out.toString();
  }

  private void writeNumberTail() {
    while (type == ALPHABET || type == NUMBER) {
      write(type, start, end);
      readWord();
    }
    if (type != INVALID && type != PUNCTUATION && type != CONNECTOR) {
      out.append(connector);
    }
  }

  // After letters: a number at their end belongs to them unless lower-case letters follow it.
  private void separateNumber() {
    if (type != NUMBER) {
      if (type != CONNECTOR && type != PUNCTUATION) {
        out.append(connector);
      }
      return;
    }
    if (after >= runes.length) {
      return;
    }
    int numberStart = start;
    int numberEnd = end;
    readWord();
    if (type != ALPHABET) {
      write(NUMBER, numberStart, numberEnd);
      if (type != CONNECTOR && type != PUNCTUATION) {
        out.append(connector);
      }
      return;
    }
    out.append(connector);
    write(NUMBER, numberStart, numberEnd);
    writeNumberTail();
  }

  private void write(int wordType, int from, int to) {
    boolean changing = wordType == UPPER || wordType == CONNECTOR;
    for (int i = from; i < to; i++) {
      int c = changing ? decoded(runes[i]) : runes[i];
      if (changing && isConnector(c)) {
        out.append(connector);
      } else {
        out.appendCodePoint(changing && Runes.isUpper(c) ? Runes.toLower(c) : c);
      }
    }
  }

  private void readWord() {
    start = after;
    end = start;
    if (start >= runes.length) {
      type = INVALID;
      return;
    }
    int rune = valid(start, ERROR);
    end = past;
    after = end;
    if (rune == ERROR) {
      type = INVALID;
    } else if (isConnector(rune)) {
      readRun(CONNECTOR, rune);
    } else if (Runes.isPunct(rune)) {
      readRun(PUNCTUATION, rune);
    } else if (Runes.isUpper(rune)) {
      type = UPPER;
      readCapitals(rune);
    } else if (isAlphabet(rune)) {
      readRun(ALPHABET, rune);
    } else if (Runes.isNumber(rune)) {
      readRun(NUMBER, rune);
    } else {
      readRun(OTHER, rune);
    }
    after = end;
  }

  private void readRun(int wordType, int first) {
    type = wordType;
    int rune = first;
    while (end < runes.length) {
      rune = valid(end, rune);
      if (!continues(wordType, rune)) {
        return;
      }
      end = past;
    }
  }

  private static boolean continues(int wordType, int rune) {
    return switch (wordType) {
      case CONNECTOR -> isConnector(rune);
      case PUNCTUATION -> Runes.isPunct(rune);
      case ALPHABET -> isAlphabet(rune) && !Runes.isUpper(rune);
      case NUMBER -> Runes.isNumber(rune);
      default ->
          !isConnector(rune) && !isAlphabet(rune) && !Runes.isNumber(rune) && !Runes.isPunct(rune);
    };
  }

  private void readCapitals(int first) {
    if (end >= runes.length) {
      return;
    }
    int rune = valid(end, first);
    if (!Runes.isUpper(rune)) {
      if (isAlphabet(rune)) {
        end = past;
        readRun(ALPHABET, rune);
        type = UPPER;
      }
      return;
    }
    int lastCapital = end;
    end = past;
    while (end < runes.length) {
      rune = valid(end, rune);
      if (!Runes.isUpper(rune)) {
        // HTTPStatus is HTTP and Status.
        if (isAlphabet(rune)) {
          end = lastCapital;
        }
        return;
      }
      lastCapital = end;
      end = past;
    }
  }

  // The first rune from a position on that is not U+FFFD, or the given one; past is behind it.
  private int valid(int at, int otherwise) {
    for (int i = at; i < runes.length; i++) {
      int c = decoded(runes[i]);
      if (c != ERROR) {
        past = i + 1;
        return c;
      }
    }
    past = runes.length;
    return otherwise;
  }

  private static int decoded(int c) {
    return GoString.isEscape(c) ? ERROR : c;
  }

  private static boolean isConnector(int c) {
    return c == '-' || c == '_' || Runes.isSpace(c);
  }

  // The ranges of Chinese characters are those of xstrings, not those of Unicode.
  private static boolean isAlphabet(int c) {
    return Runes.isLetter(c)
        && !(c >= 0x3400 && c <= 0x4D85)
        && !(c >= 0x4E00 && c <= 0x9FCC)
        && !(c >= 0x20000 && c <= 0x2B81D);
  }
}
