package dev.chartwright.chart.values;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.unicode.Runes;
import org.jspecify.annotations.Nullable;

/** The text of an expression and how far it has been read. */
final class SetText {
  private final String text;
  private final boolean escapes;
  private int at;
  private String token = "";
  private byte @Nullable [] bytes;
  private int charsMeasured;
  private int bytesMeasured;

  private SetText(String text, boolean escapes) {
    this.text = text;
    this.escapes = escapes;
  }

  /** A text of Go's runes: each byte that is not UTF-8 is U+FFFD. */
  static SetText of(String text, boolean escapes) {
    return new SetText(GoString.toValid(text, "\uFFFD"), escapes);
  }

  boolean atEnd() {
    return at == text.length();
  }

  /** What {@link #until} went over, without its backslashes. */
  String token() {
    return token;
  }

  /** Reads up to one of four characters and over it; returns it, or -1 at the end of the text. */
  int until(char a, char b, char c, char d) {
    StringBuilder unescaped = null;
    int start = at;
    for (int i = at; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next == a || next == b || next == c || next == d) {
        token = token(unescaped, start, i);
        at = i + 1;
        return next;
      }
      if (next == '\\' && escapes) {
        if (unescaped == null) {
          unescaped = new StringBuilder();
        }
        unescaped.append(text, start, i);
        i++;
        start = i;
      }
    }
    at = text.length();
    token = token(unescaped, Math.min(start, at), at);
    return -1;
  }

  private String token(@Nullable StringBuilder unescaped, int start, int end) {
    return unescaped == null
        ? text.substring(start, end)
        : unescaped.append(text, start, end).toString();
  }

  boolean skip(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /** One JSON value, or null if a comma or the end comes first; and the comma after it. */
  @Nullable Object json() {
    if (skipSpaceAndComma()) {
      return null;
    }
    byte[] all = bytes();
    bytesMeasured += GoString.length(text.substring(charsMeasured, at));
    charsMeasured = at;
    Json.First first;
    try {
      first = Json.parseFirst(all, bytesMeasured);
    } catch (JsonException e) {
      throw new ValuesException(String.valueOf(e.getMessage()), e);
    }
    at += GoString.of(all, bytesMeasured, first.end() - bytesMeasured).length();
    skipSpaceAndComma();
    return first.value();
  }

  private byte[] bytes() {
    byte[] known = bytes;
    if (known == null) {
      known = GoString.bytes(text);
      bytes = known;
    }
    return known;
  }

  /** Skips space and then a comma, and says whether a comma or the end was there. */
  private boolean skipSpaceAndComma() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ',') {
        at++;
        return true;
      }
      if (!Runes.isSpace(c)) {
        return false;
      }
      at++;
    }
    return true;
  }
}
