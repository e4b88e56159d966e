package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a body of type {@code multipart/form-data}, by name; the first of a name counts.
 */
final class MultipartFields {
  private static final String BOUNDARY = "boundary=";

  private MultipartFields() {}

  static Map<String, byte[]> of(String contentType, byte[] body) {
    int at = contentType.indexOf(BOUNDARY);
    if (at < 0) {
      return Map.of();
    }
    String boundary = contentType.substring(at + BOUNDARY.length()).replace("\"", "");
    // Latin-1 keeps positions: a character is a byte.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary;
    Map<String, byte[]> fields = new LinkedHashMap<>();
    int begin = text.indexOf(mark);
    while (begin >= 0) {
      int head = begin + mark.length();
      int content = text.indexOf("\r\n\r\n", head);
      int end = text.indexOf("\r\n" + mark, head);
      if (text.startsWith("--", head) || content < 0 || end < content) {
        break;
      }
      String name = name(text.substring(head, content));
      fields.putIfAbsent(name, Arrays.copyOfRange(body, content + 4, Math.max(content + 4, end)));
      begin = end + 2;
    }
    return fields;
  }

  private static String name(String head) {
    int at = head.indexOf("name=\"");
    return at < 0 ? "" : head.substring(at + 6, head.indexOf('"', at + 6));
  }
}
