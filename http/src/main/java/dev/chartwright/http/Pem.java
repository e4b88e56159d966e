package dev.chartwright.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM text (RFC 7468), read as Go's {@code encoding/pem} does: what lies around the
 * blocks is skipped, broken blocks too.
 */
final class Pem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private final String type;
  private final boolean encrypted;
  private final byte[] der;

  private Pem(String type, boolean encrypted, byte[] der) {
    this.type = type;
    this.encrypted = encrypted;
    this.der = der;
  }

  /** The label, {@code CERTIFICATE}. */
  String type() {
    return type;
  }

  /** Whether it has the headers of an encrypted block. */
  boolean encrypted() {
    return encrypted;
  }

  /** Its bytes. */
  byte[] der() {
    return der;
  }

  static List<Pem> parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Pem> blocks = new ArrayList<>();
    int from = 0;
    while (true) {
      int begin = text.indexOf(BEGIN, from);
      if (begin < 0) {
        return blocks;
      }
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      from = begin + BEGIN.length();
      if (labelEnd < 0 || (begin > 0 && text.charAt(begin - 1) != '\n')) {
        continue;
      }
      String label = text.substring(begin + BEGIN.length(), labelEnd);
      int end = text.indexOf("-----END " + label + DASHES, labelEnd);
      if (end < 0 || label.indexOf('\n') >= 0) {
        continue;
      }
      String content = text.substring(labelEnd + DASHES.length(), end);
      boolean encrypted = false;
      int colon = content.lastIndexOf(": ");
      if (colon >= 0) {
        encrypted = content.contains("ENCRYPTED") || content.contains("DEK-Info");
        int bodyStart = content.indexOf('\n', colon);
        content = bodyStart < 0 ? "" : content.substring(bodyStart);
      }
      try {
        byte[] der = Base64.getMimeDecoder().decode(content.getBytes(StandardCharsets.ISO_8859_1));
        blocks.add(new Pem(label, encrypted, der));
        from = end + DASHES.length();
      } catch (IllegalArgumentException e) {
        // Not base64: not a block.
      }
    }
  }
}
