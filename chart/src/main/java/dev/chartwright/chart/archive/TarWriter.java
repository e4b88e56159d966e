package dev.chartwright.chart.archive;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes entries into a tar stream with the very header bytes of Go's {@code archive/tar}.
 *
 * <p>A header is ustar where that can hold it, otherwise ustar with a PAX header before it: for
 * names that are not ASCII or too long to be split, for times before 1970 or after 2242, for owners
 * with numbers beyond 2097151. Times are rounded to seconds. Not safe for use by several threads.
 *
 * <p>Source: Go 1.26 {@code archive/tar/writer.go}, {@code archive/tar/common.go allowedFormats}.
 */
public final class TarWriter implements AutoCloseable {
  private static final int NAME_SIZE = 100;
  private static final int PREFIX_SIZE = 155;
  private static final int OWNER_SIZE = 32;
  private static final long MAX_OCTAL_ID = (1L << 21) - 1;
  private static final long MAX_OCTAL_TIME = (1L << 33) - 1;

  private final OutputStream out;
  private boolean closed;

  /** Writes to {@code out}, which stays the caller's to close. */
  public TarWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes one regular file that belongs to 0:0.
   *
   * @param name with {@code /} between folders; a Go string
   * @param mode permission bits, such as 0644
   * @throws ArchiveFormatException if no dialect of tar can hold the header
   */
  public void write(String name, int mode, Instant modTime, byte[] content) throws IOException {
    write(name, '0', mode, modTime, TarOwner.ROOT, content);
  }

  /**
   * Writes one entry.
   *
   * @param name with {@code /} between folders; a Go string
   * @param type the type flag, {@code '0'} for a regular file, {@code '5'} for a folder
   * @param mode permission bits, such as 0644
   * @param content what a regular file holds; empty for everything else
   * @throws ArchiveFormatException if no dialect of tar can hold the header
   */
  public void write(
      String name, char type, int mode, Instant modTime, TarOwner owner, byte[] content)
      throws IOException {
    long seconds = modTime.getEpochSecond() + (modTime.getNano() >= 500_000_000 ? 1 : 0);
    Map<String, String> pax = new TreeMap<>();
    byte[] encoded = GoString.bytes(name);
    boolean plain = isAscii(name) && encoded.length <= NAME_SIZE;
    int split = plain ? -1 : splitAt(name);
    if (!plain) {
      pax.put("path", name);
    }
    if (seconds < 0 || seconds > MAX_OCTAL_TIME) {
      pax.put("mtime", Long.toString(seconds));
    }
    addId(pax, "uid", owner.uid());
    addId(pax, "gid", owner.gid());
    addName(pax, "uname", owner.user());
    addName(pax, "gname", owner.group());
    if (type == '0' && name.endsWith("/")) {
      throw ArchiveFormatException.cannotEncode("filename may not have trailing slash");
    }
    if (name.indexOf('\0') >= 0) {
      throw ArchiveFormatException.cannotEncode(
          "invalid PAX record: " + Quote.quote("path = " + name));
    }
    Header header = new Header(type, mode, owner, content.length, seconds);
    if (pax.isEmpty() || (split > 0 && pax.size() == 1)) {
      String prefix = split > 0 ? name.substring(0, split) : "";
      String suffix = split > 0 ? name.substring(split + 1) : name;
      writeHeader(ascii(suffix), ascii(prefix), header);
    } else {
      writePax(name, pax);
      writeHeader(toAscii(name), new byte[0], header);
    }
    out.write(content);
    pad(content.length);
  }

  private static void addId(Map<String, String> pax, String key, long id) {
    if (id < 0 || id > MAX_OCTAL_ID) {
      pax.put(key, Long.toString(id));
    }
  }

  private static void addName(Map<String, String> pax, String key, String name) {
    if (!isAscii(name) || name.length() > OWNER_SIZE) {
      pax.put(key, name);
    }
  }

  /** Ends the archive with two blocks of zeros; the stream below stays open. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      out.write(new byte[2 * TarBlock.SIZE]);
    }
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == 0) {
        return false;
      }
    }
    return true;
  }

  /** Where a long ASCII name is cut into ustar's prefix and name; -1 when it cannot be. */
  private static int splitAt(String name) {
    int length = name.length();
    if (length <= NAME_SIZE || !isAscii(name)) {
      return -1;
    }
    length = Math.min(length, PREFIX_SIZE + 1);
    int slash = name.lastIndexOf('/', length - 1);
    int rest = name.length() - slash - 1;
    return slash <= 0 || rest > NAME_SIZE || rest == 0 || slash > PREFIX_SIZE ? -1 : slash;
  }

  private void writePax(String name, Map<String, String> records) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Map.Entry<String, String> record : records.entrySet()) {
      data.write(GoString.bytes(PaxRecords.format(record.getKey(), record.getValue())));
    }
    int slash = name.lastIndexOf('/');
    String place = slash < 0 ? "" : name.substring(0, slash + 1);
    byte[] where = toAscii(place + "PaxHeaders.0/" + name.substring(slash + 1));
    TarBlock block = new TarBlock();
    int length = Math.min(where.length, NAME_SIZE);
    while (length > 0 && where[length - 1] == '/') {
      length--;
    }
    System.arraycopy(where, 0, block.bytes, 0, length);
    block.bytes[156] = 'x';
    octal(block, 100, 8, 0);
    octal(block, 108, 8, 0);
    octal(block, 116, 8, 0);
    octal(block, 124, 12, data.size());
    octal(block, 136, 12, 0);
    finish(block);
    data.writeTo(out);
    pad(data.size());
  }

  /** What a header says besides the name. */
  private record Header(char type, int mode, TarOwner owner, long size, long seconds) {}

  private void writeHeader(byte[] name, byte[] prefix, Header header) throws IOException {
    TarBlock block = new TarBlock();
    System.arraycopy(name, 0, block.bytes, 0, Math.min(name.length, NAME_SIZE));
    for (int i = NAME_SIZE - 1; name.length > NAME_SIZE && block.bytes[i] == '/'; i--) {
      block.bytes[i] = 0;
    }
    TarOwner owner = header.owner();
    octal(block, 100, 8, header.mode());
    octal(block, 108, 8, fitting(owner.uid(), MAX_OCTAL_ID));
    octal(block, 116, 8, fitting(owner.gid(), MAX_OCTAL_ID));
    octal(block, 124, 12, header.size());
    octal(block, 136, 12, fitting(header.seconds(), MAX_OCTAL_TIME));
    block.bytes[156] = (byte) header.type();
    text(block, 265, owner.user());
    text(block, 297, owner.group());
    octal(block, 329, 8, 0);
    octal(block, 337, 8, 0);
    System.arraycopy(prefix, 0, block.bytes, 345, prefix.length);
    finish(block);
  }

  /** What an octal field says where a PAX record says the number. */
  private static long fitting(long value, long most) {
    return value < 0 || value > most ? 0 : value;
  }

  private static void text(TarBlock block, int at, String text) {
    byte[] bytes = toAscii(text);
    System.arraycopy(bytes, 0, block.bytes, at, Math.min(bytes.length, OWNER_SIZE));
  }

  private void finish(TarBlock block) throws IOException {
    System.arraycopy("ustar\00000".getBytes(StandardCharsets.ISO_8859_1), 0, block.bytes, 257, 8);
    long sum = 8 * ' ';
    for (byte b : block.bytes) {
      sum += b & 0xff;
    }
    octal(block, 148, 7, sum);
    block.bytes[155] = ' ';
    out.write(block.bytes);
  }

  /** Zero-filled octal digits and a NUL. */
  private static void octal(TarBlock block, int at, int length, long value) {
    long rest = value;
    for (int i = at + length - 2; i >= at; i--) {
      block.bytes[i] = (byte) ('0' + (rest & 7));
      rest >>>= 3;
    }
    block.bytes[at + length - 1] = 0;
  }

  private void pad(long size) throws IOException {
    out.write(new byte[(int) (-size & (TarBlock.SIZE - 1))]);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The ASCII characters of a name; the others are dropped. */
  private static byte[] toAscii(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 && c != 0) {
        kept.append(c);
      }
    }
    return ascii(kept.toString());
  }
}
