package dev.chartwright.repo.index;

import dev.chartwright.golang.GoString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads what {@link VersionEncoder} wrote, one version after the other. */
final class VersionDecoder {
  private static final int DIGEST_BYTES = 32;

  private final byte[] data;
  private int at;
  private int left;
  private final Text name = new Text();
  private final Text version = new Text();
  private final Text appVersion = new Text();
  private final Text description = new Text();
  private final Text created = new Text();
  private final Text url = new Text();
  private List<String> keywords = List.of();

  private VersionDecoder(byte[] data, int at) {
    this.data = data;
    this.at = at;
  }

  /** A decoder of the record that begins there: its name, the number of versions, the versions. */
  static VersionDecoder of(byte[] data, int at) {
    VersionDecoder decoder = new VersionDecoder(data, at);
    int name = decoder.number();
    decoder.at += name;
    decoder.left = decoder.number();
    return decoder;
  }

  /** The versions that are still to come. */
  int left() {
    return left;
  }

  IndexedVersion next() {
    left--;
    int flags = data[at++];
    String nameText = name.read();
    String versionText = version.read();
    String appVersionText = appVersion.read();
    String descriptionText = description.read();
    String createdText = created.read();
    String digest;
    if ((flags & VersionEncoder.HEX_DIGEST) != 0) {
      digest = HexFormat.of().formatHex(data, at, at + DIGEST_BYTES);
      at += DIGEST_BYTES;
    } else {
      digest = plain();
    }
    if ((flags & VersionEncoder.SAME_KEYWORDS) == 0) {
      int count = number();
      List<String> read = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        read.add(plain());
      }
      keywords = List.copyOf(read);
    }
    int urlCount = number();
    List<String> urls;
    if (urlCount == 1) {
      urls = List.of(url.read());
    } else {
      urls = new ArrayList<>(urlCount);
      for (int i = 0; i < urlCount; i++) {
        urls.add(url.read());
      }
    }
    return new IndexedVersion(
        nameText,
        versionText,
        appVersionText,
        descriptionText,
        keywords,
        urls,
        digest,
        createdText,
        (flags & VersionEncoder.DEPRECATED) != 0);
  }

  private int number() {
    int n = 0;
    int shift = 0;
    while (data[at] < 0) {
      n |= (data[at++] & 0x7f) << shift;
      shift += 7;
    }
    return n | (data[at++] << shift);
  }

  private String plain() {
    int length = number();
    at += length;
    return text(data, at - length, length);
  }

  static String text(byte[] b, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (b[i] < 0) {
        return GoString.of(b, from, length);
      }
    }
    return new String(b, from, length, StandardCharsets.ISO_8859_1);
  }

  /** A field, as it was in the version before. */
  private final class Text {
    private byte[] bytes = new byte[32];
    private int length;
    private String last = "";

    String read() {
      int shared = number();
      int more = number();
      if (more > 0 || shared != length) {
        if (shared + more > bytes.length) {
          bytes = java.util.Arrays.copyOf(bytes, 2 * (shared + more));
        }
        System.arraycopy(data, at, bytes, shared, more);
        at += more;
        length = shared + more;
        last = text(bytes, 0, length);
      }
      return last;
    }
  }
}
