package dev.chartwright.kube.rest;

import dev.chartwright.http.Headers;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API server warns of: the texts of {@code Warning: 299 - "…"} headers. Source:
 * apimachinery {@code pkg/util/net/http.go} (ParseWarningHeaders), client-go {@code
 * rest/warnings.go}.
 */
final class Warnings {
  private static final String CODE = "299 ";

  private Warnings() {}

  static List<String> of(Headers headers) {
    if (!headers.contains("Warning")) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (String value : headers.all("Warning")) {
      String rest = value.strip();
      while (rest.startsWith(CODE)) {
        int agent = rest.indexOf(' ', CODE.length());
        if (agent < 0 || agent + 1 >= rest.length() || rest.charAt(agent + 1) != '"') {
          break;
        }
        StringBuilder text = new StringBuilder();
        int end = unquote(rest, agent + 2, text);
        if (end < 0) {
          break;
        }
        if (text.length() > 0) {
          texts.add(text.toString());
        }
        rest = afterComma(rest, end);
      }
    }
    return texts;
  }

  /** Takes a quoted text; the place after its last quote, or -1 if it has none. */
  private static int unquote(String value, int start, StringBuilder text) {
    for (int i = start; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        if (++i == value.length()) {
          return -1;
        }
        c = value.charAt(i);
      }
      if (c >= ' ' && c != 0x7f) {
        text.append(c);
      }
    }
    return -1;
  }

  private static String afterComma(String value, int end) {
    int comma = value.indexOf(',', end);
    return comma < 0 ? "" : value.substring(comma + 1).strip();
  }
}
