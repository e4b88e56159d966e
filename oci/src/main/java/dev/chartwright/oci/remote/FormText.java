package dev.chartwright.oci.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names and values as a query or form, sorted by name.
 *
 * <p>Source: Go 1.26 {@code net/url.Values}.
 */
final class FormText {
  private static final String HEX = "0123456789ABCDEF";
  private final Map<String, List<String>> values = new TreeMap<>();

  /** Reads a query; parts that are no valid encoding are left out. */
  static FormText parse(String query) {
    FormText form = new FormText();
    for (String part : query.split("&", -1)) {
      if (part.isEmpty() || part.indexOf(';') >= 0) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = unescape(equals < 0 ? part : part.substring(0, equals));
      String value = unescape(equals < 0 ? "" : part.substring(equals + 1));
      if (name != null && value != null) {
        form.add(name, value);
      }
    }
    return form;
  }

  FormText set(String name, String value) {
    values.remove(name);
    return add(name, value);
  }

  FormText add(String name, String value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    return this;
  }

  /** The whole in the form {@code a=1&b=x%3Ay}. */
  String encode() {
    StringBuilder out = new StringBuilder();
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      for (String value : entry.getValue()) {
        if (out.length() > 0) {
          out.append('&');
        }
        out.append(escape(entry.getKey())).append('=').append(escape(value));
      }
    }
    return out.toString();
  }

  /** Text as it may stand in a query. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-_.~".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else if (c == ' ') {
        out.append('+');
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  private static @Nullable String unescape(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '+') {
        out.write(' ');
      } else if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
