package dev.chartwright.chart.archive;

import dev.chartwright.golang.GoString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of a PAX extended header: {@code "%d %s=%s\n"}, length first.
 *
 * <p>Source: Go 1.26 {@code archive/tar/reader.go parsePAX}, {@code archive/tar/strconv.go}.
 */
final class PaxRecords {
  static final String SPARSE_MAP = "GNU.sparse.map";
  private static final String SPARSE_OFFSET = "GNU.sparse.offset";
  private static final String SPARSE_BYTES = "GNU.sparse.numbytes";

  private PaxRecords() {}

  static Map<String, String> parse(byte[] data) throws ArchiveFormatException {
    Map<String, String> records = new LinkedHashMap<>();
    List<String> sparse = new ArrayList<>();
    int at = 0;
    while (at < data.length) {
      int space = indexOf(data, (byte) ' ', at, data.length);
      if (space < 0) {
        throw ArchiveFormatException.tarHeader();
      }
      long length = integer(GoString.of(data, at, space - at));
      if (length < 5 || length > data.length - at || at + length <= space + 1) {
        throw ArchiveFormatException.tarHeader();
      }
      int end = (int) (at + length) - 1;
      int equals = indexOf(data, (byte) '=', space + 1, end);
      if (data[end] != '\n' || equals < 0) {
        throw ArchiveFormatException.tarHeader();
      }
      String key = GoString.of(data, space + 1, equals - space - 1);
      String value = GoString.of(data, equals + 1, end - equals - 1);
      if (!isValid(key, value)) {
        throw ArchiveFormatException.tarHeader();
      }
      at = end + 1;
      if (key.equals(SPARSE_OFFSET) || key.equals(SPARSE_BYTES)) {
        boolean offset = sparse.size() % 2 == 0;
        if (offset != key.equals(SPARSE_OFFSET) || value.indexOf(',') >= 0) {
          throw ArchiveFormatException.tarHeader();
        }
        sparse.add(value);
      } else {
        records.put(key, value);
      }
    }
    if (!sparse.isEmpty()) {
      records.put(SPARSE_MAP, String.join(",", sparse));
    }
    return records;
  }

  /** Whether a record may be read or written. */
  static boolean isValid(String key, String value) {
    if (key.isEmpty() || key.indexOf('=') >= 0) {
      return false;
    }
    return switch (key) {
      case "path", "linkpath", "uname", "gname" -> value.indexOf('\0') < 0;
      default -> key.indexOf('\0') < 0;
    };
  }

  /** One record with its length in front. */
  static String format(String key, String value) {
    int size = GoString.length(key) + GoString.length(value) + 3;
    int digits = Integer.toString(size).length();
    if (Integer.toString(size + digits).length() != digits) {
      digits++;
    }
    return (size + digits) + " " + key + "=" + value + "\n";
  }

  /** A decimal number with an optional sign. */
  static long integer(String text) throws ArchiveFormatException {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    if (start == text.length()) {
      throw ArchiveFormatException.tarHeader();
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        throw ArchiveFormatException.tarHeader();
      }
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ArchiveFormatException.tarHeader();
    }
  }

  private static int indexOf(byte[] data, byte wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (data[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
