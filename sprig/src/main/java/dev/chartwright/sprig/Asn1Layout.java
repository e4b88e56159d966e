package dev.chartwright.sprig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The structure that Go expects of an encoded key, to say in Go's words where a text differs.
 * Source: Go 1.26, encoding/asn1.
 *
 * @param name Go's name of the structure
 * @param fields Go's types of the fields that must be there
 */
record Asn1Layout(String name, List<String> fields) {
  static final Asn1Layout PKCS1 =
      new Asn1Layout("pkcs1PrivateKey", List.of("int", "", "int", "", "", ""));
  static final Asn1Layout PKCS8 =
      new Asn1Layout("pkcs8", List.of("int", "AlgorithmIdentifier", "[]"));
  static final Asn1Layout SEC1 = new Asn1Layout("ecPrivateKey", List.of("int", "[]"));
  static final Asn1Layout DSA = new Asn1Layout("DSAKeyFormat", List.of("int", "", "", "", "", ""));

  /** What is wrong with a text, or null if its fields have the right types. */
  @Nullable String mismatch(byte[] bytes) {
    Cursor cursor = new Cursor(bytes, 0, bytes.length);
    String wrong = cursor.enter(16, name);
    if (wrong != null) {
      return wrong;
    }
    Cursor inside = new Cursor(bytes, cursor.content, cursor.content + cursor.length);
    for (String type : fields) {
      int tag = type.equals("[]") ? 4 : type.equals("AlgorithmIdentifier") ? 16 : 2;
      wrong = inside.enter(tag, type.equals("[]") ? "" : type);
      if (wrong != null) {
        return wrong;
      }
      inside.at = inside.content + inside.length;
    }
    return null;
  }

  /** Reads tags and lengths as Go does. */
  private static final class Cursor {
    final byte[] bytes;
    final int start;
    final int end;
    int at;
    int content;
    int length;

    Cursor(byte[] bytes, int start, int end) {
      this.bytes = bytes;
      this.start = start;
      this.end = end;
      this.at = start;
    }

    @Nullable String enter(int tag, String type) {
      if (at == end) {
        return "asn1: syntax error: sequence truncated";
      }
      int first = bytes[at] & 0xFF;
      content = at + 1;
      String wrong = readLength();
      if (wrong != null) {
        return wrong;
      }
      boolean compound = (first & 0x20) != 0;
      if (first >> 6 != 0 || (first & 0x1F) != tag || compound != (tag == 16)) {
        return "asn1: structure error: tags don't match ("
            + tag
            + " vs {class:"
            + (first >> 6)
            + " tag:"
            + (first & 0x1F)
            + " length:"
            + length
            + " isCompound:"
            + compound
            + "}) {optional:false explicit:false application:false private:false"
            + " defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false} "
            + type
            + " @"
            + (content - start);
      }
      return length > end - content ? "asn1: syntax error: data truncated" : null;
    }

    private @Nullable String readLength() {
      if (content >= end) {
        return "asn1: syntax error: truncated tag or length";
      }
      length = bytes[content++] & 0xFF;
      if (length < 0x80) {
        return null;
      }
      int count = length & 0x7F;
      if (count == 0) {
        return "asn1: syntax error: indefinite length found (not DER)";
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        if (content >= end) {
          return "asn1: syntax error: truncated tag or length";
        }
        if (length >= 1 << 23) {
          return "asn1: structure error: length too large";
        }
        length = length << 8 | (bytes[content++] & 0xFF);
        if (length == 0) {
          return "asn1: structure error: superfluous leading zeros in length";
        }
      }
      return length < 0x80 ? "asn1: structure error: non-minimal length" : null;
    }
  }
}
