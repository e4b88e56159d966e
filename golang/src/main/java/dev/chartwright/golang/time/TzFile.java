package dev.chartwright.golang.time;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a compiled file of the tz database (RFC 9636). */
final class TzFile {
  private final String name;
  private final ByteBuffer in;

  TzFile(String name, byte[] file) {
    this.name = name;
    this.in = ByteBuffer.wrap(file);
  }

  private static TimeException malformed() {
    return new TimeException("malformed time zone information");
  }

  Location read() {
    try {
      return readAll();
    } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException e) {
      throw malformed();
    }
  }

  private Location readAll() {
    byte version = header();
    int[] n = counts();
    int size = 4;
    if (version > 0) {
      // The second part repeats the first with 64 bits.
      skip(n[3] * 4L + n[3] + n[4] * 6L + n[5] + n[2] * 8L + n[1] + n[0]);
      header();
      n = counts();
      size = 8;
    }
    int changes = n[3];
    long[] starts = new long[Math.min(changes, in.remaining())];
    if (starts.length < changes) {
      throw malformed();
    }
    for (int i = 0; i < changes; i++) {
      starts[i] = size == 8 ? in.getLong() : in.getInt();
    }
    int[] indexes = new int[changes];
    for (int i = 0; i < changes; i++) {
      indexes[i] = in.get() & 0xFF;
    }
    int zoneCount = n[4];
    byte[] zoneData = bytes(zoneCount * 6L);
    byte[] names = bytes(n[5]);
    skip(n[2] * (size + 4L) + n[1] + n[0]);
    TzRule rule = TzRule.parse(footer());
    List<Location.Zone> zones = zones(zoneData, names);
    for (int index : indexes) {
      if (index >= zoneCount) {
        throw malformed();
      }
    }
    if (zoneCount == 0) {
      throw malformed();
    }
    if (changes == 0) {
      starts = new long[] {Long.MIN_VALUE};
      indexes = new int[1];
    }
    return new Location(name, zones, starts, indexes, rule);
  }

  private byte header() {
    byte[] magic = bytes(4);
    byte[] rest = bytes(16);
    boolean known = rest[0] == 0 || rest[0] == '2' || rest[0] == '3';
    if (!new String(magic, StandardCharsets.ISO_8859_1).equals("TZif") || !known) {
      throw malformed();
    }
    return rest[0];
  }

  private int[] counts() {
    int[] n = new int[6];
    for (int i = 0; i < n.length; i++) {
      n[i] = in.getInt();
    }
    return n;
  }

  private void skip(long count) {
    in.position(Math.toIntExact(in.position() + count));
  }

  private byte[] bytes(long count) {
    if (count < 0 || count > in.remaining()) {
      throw malformed();
    }
    byte[] out = new byte[(int) count];
    in.get(out);
    return out;
  }

  private String footer() {
    byte[] rest = bytes(in.remaining());
    boolean whole = rest.length > 2 && rest[0] == '\n' && rest[rest.length - 1] == '\n';
    return whole ? new String(rest, 1, rest.length - 2, StandardCharsets.ISO_8859_1) : "";
  }

  private static List<Location.Zone> zones(byte[] data, byte[] names) {
    ByteBuffer zones = ByteBuffer.wrap(data);
    List<Location.Zone> list = new ArrayList<>();
    while (zones.hasRemaining()) {
      int offset = zones.getInt();
      boolean daylight = zones.get() != 0;
      int start = zones.get() & 0xFF;
      if (start >= names.length) {
        throw malformed();
      }
      int end = start;
      while (end < names.length && names[end] != 0) {
        end++;
      }
      String abbreviation = new String(names, start, end - start, StandardCharsets.ISO_8859_1);
      list.add(new Location.Zone(abbreviation, offset, daylight));
    }
    return List.copyOf(list);
  }
}
