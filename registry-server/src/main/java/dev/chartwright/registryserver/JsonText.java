package dev.chartwright.registryserver;

import java.nio.charset.StandardCharsets;

/** Writes JSON with the members in the order in which they are told. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(256);
  private boolean comma;

  JsonText open(String bracket) {
    separate();
    text.append(bracket);
    comma = false;
    return this;
  }

  JsonText close(String bracket) {
    text.append(bracket);
    comma = true;
    return this;
  }

  JsonText key(String name) {
    separate();
    quote(name);
    text.append(':');
    comma = false;
    return this;
  }

  JsonText field(String name, String value) {
    return key(name).string(value);
  }

  JsonText string(String value) {
    separate();
    quote(value);
    return this;
  }

  JsonText number(long value) {
    separate();
    text.append(value);
    return this;
  }

  /** A value that is JSON already. */
  JsonText raw(String json) {
    separate();
    text.append(json);
    return this;
  }

  private void separate() {
    if (comma) {
      text.append(',');
    }
    comma = true;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' '
          || c == 0x7f
          || c == '<'
          || c == '>'
          || c == 0x2028
          || c == 0x2029
          || Character.isSurrogate(c)) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 15));
        }
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
