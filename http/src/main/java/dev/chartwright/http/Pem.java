package dev.chartwright.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of a PEM text (RFC 7468), found as Go's {@code encoding/pem} does: what lies around the
 * blocks is skipped, broken blocks too. Decoded when asked, since a bundle of authorities has 150
 * blocks of which one is needed.
 */
final class Pem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private final String type;
  private final boolean encrypted;
  private final byte[] text;
  private final int from;
  private final int to;

  private Pem(String type, boolean encrypted, byte[] text, int from, int to) {
    this.type = type;
    this.encrypted = encrypted;
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** The blocks of a text whose content is base64. */
  static List<Pem> parse(byte[] bytes) {
    List<Pem> blocks = new ArrayList<>();
    for (Pem block : scan(bytes)) {
      if (block.decode(Integer.MAX_VALUE) != null) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  /** The blocks of a text by their outer form; some may turn out to be no base64. */
  static List<Pem> scan(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Pem> blocks = new ArrayList<>();
    int at = 0;
    while (true) {
      int begin = text.indexOf(BEGIN, at);
      if (begin < 0) {
        return blocks;
      }
      at = begin + BEGIN.length();
      int labelEnd = text.indexOf(DASHES, at);
      if (labelEnd < 0 || (begin > 0 && text.charAt(begin - 1) != '\n')) {
        continue;
      }
      String label = text.substring(at, labelEnd);
      int from = labelEnd + DASHES.length();
      int end = text.indexOf(DASHES, from);
      String ending = "-----END " + label + DASHES;
      if (end < 0 || label.indexOf('\n') >= 0 || !text.startsWith(ending, end)) {
        continue;
      }
      int content = headersEnd(bytes, from, end);
      boolean encrypted = content > from && text.substring(from, content).contains("ENCRYPTED");
      blocks.add(new Pem(label, encrypted, bytes, content, end));
      at = end + ending.length();
    }
  }

  /**
   * Headers are the lines with a colon before the content, as in {@code Proc-Type: 4,ENCRYPTED}.
   */
  private static int headersEnd(byte[] bytes, int from, int end) {
    int headersEnd = from;
    boolean colon = false;
    for (int i = from; i < end; i++) {
      if (bytes[i] == ':') {
        colon = true;
      } else if (bytes[i] == '\n') {
        if (colon) {
          headersEnd = i + 1;
        } else if (i > headersEnd + 1) {
          return headersEnd;
        }
        colon = false;
      }
    }
    return headersEnd;
  }

  /** The label, {@code CERTIFICATE}. */
  String type() {
    return type;
  }

  /** Whether it has the headers of an encrypted block. */
  boolean encrypted() {
    return encrypted;
  }

  /**
   * The bytes.
   *
   * @throws IllegalArgumentException if the content is no base64
   */
  byte[] der() {
    byte[] decoded = decode(Integer.MAX_VALUE);
    if (decoded == null) {
      throw new IllegalArgumentException("PEM: no base64");
    }
    return decoded;
  }

  /** At least the first bytes of it, as many or all; null if the content is no base64. */
  byte @Nullable [] decode(int atLeast) {
    byte[] packed = new byte[to - from];
    int length = 0;
    int wanted = atLeast > packed.length ? packed.length : atLeast * 4 / 3 + 4;
    for (int i = from; i < to && length < wanted; i++) {
      byte b = text[i];
      if (b > ' ') {
        packed[length++] = b;
      } else if (b != '\n' && b != '\r' && b != ' ' && b != '\t') {
        return null;
      }
    }
    if (length >= wanted) {
      length -= length % 4;
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(packed, length));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
