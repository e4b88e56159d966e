package dev.chartwright.chart.values.schema;

import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.strconv.Quote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How names, values and places are written in messages. */
final class Quoting {
  private Quoting() {}

  /** A text in single quotes, otherwise escaped as Go escapes. */
  static String quote(String text) {
    String quoted = Quote.quote(text);
    if (quoted.indexOf('\\') >= 0) {
      // The closing quote counts too: a text that ends in a backslash loses its escape.
      quoted = quoted.replace("\\\"", "\"");
    }
    return "'" + quoted.substring(1, quoted.length() - 1).replace("'", "\\'") + "'";
  }

  static String quoteAll(List<String> texts) {
    StringBuilder out = new StringBuilder();
    for (String text : texts) {
      out.append(out.length() == 0 ? "" : ", ").append(quote(text));
    }
    return out.toString();
  }

  /** A value that a schema wants. */
  static String display(@Nullable Object value) {
    if (value instanceof String text) {
      return quote(text);
    }
    return value == null ? "<nil>" : value.toString();
  }

  /** A token of a JSON pointer. */
  static String escape(String token) {
    return token.indexOf('~') < 0 && token.indexOf('/') < 0
        ? token
        : token.replace("~", "~0").replace("/", "~1");
  }

  /** The text that a token of a JSON pointer stands for; null if it is badly escaped. */
  static @Nullable String unescape(String token) {
    int tilde = token.indexOf('~');
    if (tilde < 0) {
      return token;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (tilde >= 0) {
      out.append(token, from, tilde);
      char code = tilde + 1 < token.length() ? token.charAt(tilde + 1) : 0;
      if (code != '0' && code != '1') {
        return null;
      }
      out.append(code == '0' ? '~' : '/');
      from = tilde + 2;
      tilde = token.indexOf('~', from);
    }
    return out.append(token, from, token.length()).toString();
  }

  /** A fragment with its segments escaped as those of a URL's path. */
  static String encode(String fragment) {
    if (isPlain(fragment)) {
      return fragment;
    }
    StringBuilder out = new StringBuilder();
    int start = 0;
    while (true) {
      int slash = fragment.indexOf('/', start);
      out.append(Url.escapePath(fragment.substring(start, slash < 0 ? fragment.length() : slash)));
      if (slash < 0) {
        return out.toString();
      }
      out.append('/');
      start = slash + 1;
    }
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '/'
          || c == '$'
          || c == '-'
          || c == '_')) {
        return false;
      }
    }
    return true;
  }
}
