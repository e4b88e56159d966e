package dev.chartwright.golang.yaml;

import java.nio.charset.StandardCharsets;

/**
 * Reads directives, tags, anchors and aliases; go-yaml 2.4.4, scannerc.go.
 *
 * <p>Texts of tags are bytes, kept as characters up to U+00FF, since escapes in them can spell
 * anything.
 */
abstract class TagScanner extends ScalarScanner {
  private static final String URI = ";/?:@&=+$,.!~*'()[]%";
  private static final int MAX_VERSION_DIGITS = 2;

  TagScanner(Input input) {
    super(input);
  }

  final void scanDirective(Token token) {
    pos++;
    String name = directiveName();
    if (name.equals("YAML")) {
      skipBlanks();
      token.major = versionNumber();
      if (buf[pos] != '.') {
        throw error("did not find expected digit or '.' character");
      }
      pos++;
      token.minor = versionNumber();
      token.type = Token.VERSION_DIRECTIVE;
    } else if (name.equals("TAG")) {
      skipBlanks();
      token.text = tagHandle(true);
      need(1);
      if (!isBlank(pos)) {
        throw error("did not find expected whitespace");
      }
      skipBlanks();
      token.suffix = tagUri("");
      need(1);
      if (!isBlankOrEnd(pos)) {
        throw error("did not find expected whitespace or line break");
      }
      token.type = Token.TAG_DIRECTIVE;
    } else {
      throw error("found unknown directive name");
    }
    need(1);
    skipBlanks();
    skipComment();
    if (!isBreakOrEnd(pos)) {
      throw error("did not find expected comment or line break");
    }
    if (isBreak(pos)) {
      need(2);
      skipLine();
    }
  }

  private String directiveName() {
    need(1);
    int from = pos;
    skipWord();
    if (pos == from) {
      throw error("could not find expected directive name");
    }
    if (!isBlankOrEnd(pos)) {
      throw error("found unexpected non-alphabetical character");
    }
    return stretch(from);
  }

  private void skipWord() {
    while (isWord()) {
      pos++;
      need(1);
    }
  }

  private String stretch(int from) {
    return new String(buf, from, pos - from, StandardCharsets.ISO_8859_1);
  }

  private int versionNumber() {
    need(1);
    int value = 0;
    int length = 0;
    while (isDigit()) {
      if (++length > MAX_VERSION_DIGITS) {
        throw error("found extremely long version number");
      }
      value = 10 * value + buf[pos++] - '0';
      need(1);
    }
    if (length == 0) {
      throw error("did not find expected version number");
    }
    return value;
  }

  final void scanAnchor(Token token) {
    pos++;
    need(1);
    int from = pos;
    skipWord();
    if (pos == from || (!isBlankOrEnd(pos) && "?:,]}%@`".indexOf(buf[pos]) < 0)) {
      throw error("did not find expected alphabetic or numeric character");
    }
    token.text = stretch(from);
  }

  final void scanTag(Token token) {
    need(2);
    String handle;
    String suffix;
    if (buf[pos + 1] == '<') {
      pos += 2;
      handle = "";
      suffix = tagUri("");
      if (buf[pos] != '>') {
        throw error("did not find the expected '>'");
      }
      pos++;
    } else {
      handle = tagHandle(false);
      if (handle.length() > 1 && handle.endsWith("!")) {
        suffix = tagUri("");
      } else {
        suffix = tagUri(handle);
        handle = "!";
        if (suffix.isEmpty()) {
          handle = "";
          suffix = "!";
        }
      }
    }
    need(1);
    if (!isBlankOrEnd(pos)) {
      throw error("did not find expected whitespace or line break");
    }
    token.text = handle;
    token.suffix = suffix;
  }

  private String tagHandle(boolean directive) {
    need(1);
    if (buf[pos] != '!') {
      throw error("did not find expected '!'");
    }
    int from = pos++;
    need(1);
    skipWord();
    if (buf[pos] == '!') {
      pos++;
    } else if (directive && pos - from != 1) {
      throw error("did not find expected '!'");
    }
    return stretch(from);
  }

  /** Reads the rest of a tag; {@code head} is what was taken for a handle, with its mark. */
  private String tagUri(String head) {
    StringBuilder s = new StringBuilder();
    if (head.length() > 1) {
      s.append(head, 1, head.length());
    }
    boolean found = !head.isEmpty();
    need(1);
    while (isWord() || (buf[pos] > 0 && URI.indexOf(buf[pos]) >= 0)) {
      if (buf[pos] == '%') {
        readUriEscapes(s);
      } else {
        s.append((char) buf[pos++]);
      }
      need(1);
      found = true;
    }
    if (!found) {
      throw error("did not find expected tag URI");
    }
    return s.toString();
  }

  /** Reads the escaped bytes of one character. */
  private void readUriEscapes(StringBuilder s) {
    int left = 0;
    do {
      need(3);
      int high = buf[pos] == '%' ? hex(pos + 1) : -1;
      int low = high < 0 ? -1 : hex(pos + 2);
      if (low < 0) {
        throw error("did not find URI escaped octet");
      }
      int octet = (high << 4) | low;
      if (left == 0) {
        left = Input.width((byte) octet);
        if (left == 0) {
          throw error("found an incorrect leading UTF-8 octet");
        }
      } else if ((octet & 0xC0) != 0x80) {
        throw error("found an incorrect trailing UTF-8 octet");
      }
      s.append((char) octet);
      pos += 3;
    } while (--left > 0);
  }
}
