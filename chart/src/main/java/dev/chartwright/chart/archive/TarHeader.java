package dev.chartwright.chart.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** The fields of a header block while extended headers may still change them. */
final class TarHeader {
  String name;
  char type;
  long size;
  private final long mode;
  private Instant modTime;

  private TarHeader(String name, char type, long size, long mode, Instant modTime) {
    this.name = name;
    this.type = type;
    this.size = size;
    this.mode = mode;
    this.modTime = modTime;
  }

  static TarHeader parse(TarBlock block) throws ArchiveFormatException {
    TarBlock.Format format = block.format();
    if (format == TarBlock.Format.UNKNOWN) {
      throw ArchiveFormatException.tarHeader();
    }
    String name = block.string(0, 100);
    long size = block.number(124, 12);
    long mode = block.number(100, 8);
    block.number(108, 8);
    block.number(116, 8);
    long seconds = block.number(136, 12);
    if (format != TarBlock.Format.V7) {
      block.number(329, 8);
      block.number(337, 8);
    }
    String prefix =
        switch (format) {
          case USTAR -> block.string(345, 155);
          case STAR -> starPrefix(block);
          case GNU -> oldGoPrefix(block);
          default -> "";
        };
    if (!prefix.isEmpty()) {
      name = prefix + "/" + name;
    }
    return new TarHeader(name, block.type(), size, mode, instant(seconds, 0));
  }

  private static String starPrefix(TarBlock block) throws ArchiveFormatException {
    block.number(476, 12);
    block.number(488, 12);
    return block.string(345, 131);
  }

  /** Old versions of Go wrote a prefix where GNU has times; it counts if it cannot be times. */
  private static String oldGoPrefix(TarBlock block) {
    try {
      if (block.bytes[345] != 0) {
        block.number(345, 12);
      }
      if (block.bytes[357] != 0) {
        block.number(357, 12);
      }
      return "";
    } catch (ArchiveFormatException e) {
      String prefix = block.string(345, 155);
      return TarWriter.isAscii(prefix) ? prefix : "";
    }
  }

  boolean hasContent() {
    return type < '1' || type > '6';
  }

  TarEntry toEntry() {
    return new TarEntry(name, type, size, mode, modTime);
  }

  /** Applies the records of an extended header. */
  void merge(Map<String, String> records) throws ArchiveFormatException {
    for (Map.Entry<String, String> record : records.entrySet()) {
      String value = record.getValue();
      if (value.isEmpty()) {
        continue;
      }
      switch (record.getKey()) {
        case "path" -> name = value;
        case "size" -> size = PaxRecords.integer(value);
        case "uid", "gid" -> PaxRecords.integer(value);
        case "mtime" -> modTime = time(value);
        case "atime", "ctime" -> time(value);
        default -> {}
      }
    }
  }

  /** Seconds with an optional fraction, of which nine digits count. */
  private static Instant time(String text) throws ArchiveFormatException {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    long seconds = PaxRecords.integer(whole);
    long nanos = 0;
    int digits = 0;
    for (int i = dot + 1; dot >= 0 && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw ArchiveFormatException.tarHeader();
      }
      if (digits < 9) {
        nanos = nanos * 10 + digit;
        digits++;
      }
    }
    for (; digits < 9; digits++) {
      nanos *= 10;
    }
    return instant(seconds, whole.startsWith("-") ? -nanos : nanos);
  }

  private static Instant instant(long seconds, long nanos) {
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException | ArithmeticException e) {
      return seconds < 0 ? Instant.MIN : Instant.MAX;
    }
  }
}
