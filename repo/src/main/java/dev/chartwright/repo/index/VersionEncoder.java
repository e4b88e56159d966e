package dev.chartwright.repo.index;

import java.util.List;

/**
 * Writes the versions of one chart, each as the difference to the one before.
 *
 * <p>A text is the number of bytes that it shares with the same field of the version before, the
 * number of further bytes, and those.
 */
final class VersionEncoder {
  static final int DEPRECATED = 1;
  static final int HEX_DIGEST = 2;
  static final int SAME_KEYWORDS = 4;

  private static final byte[] NONE = {};
  private static final int HEX_LENGTH = 64;

  private final Bytes out;
  private byte[] name = NONE;
  private byte[] version = NONE;
  private byte[] appVersion = NONE;
  private byte[] description = NONE;
  private byte[] created = NONE;
  private byte[] url = NONE;
  private List<String> keywords = List.of();
  private final byte[] digest = new byte[HEX_LENGTH / 2];

  VersionEncoder(Bytes out) {
    this.out = out;
  }

  void put(IndexedVersion v) {
    boolean hex = parseHex(v.digest());
    boolean same = v.keywords().equals(keywords);
    out.put(
        (v.deprecated() ? DEPRECATED : 0) | (hex ? HEX_DIGEST : 0) | (same ? SAME_KEYWORDS : 0));
    name = put(v.name(), name);
    version = put(v.version(), version);
    appVersion = put(v.appVersion(), appVersion);
    description = put(v.description(), description);
    created = put(v.created(), created);
    if (hex) {
      out.put(digest, 0, digest.length);
    } else {
      out.putText(v.digest());
    }
    if (!same) {
      out.putNumber(v.keywords().size());
      for (String each : v.keywords()) {
        out.putText(each);
      }
      keywords = v.keywords();
    }
    out.putNumber(v.urls().size());
    for (String each : v.urls()) {
      url = put(each, url);
    }
  }

  private byte[] put(String text, byte[] before) {
    byte[] bytes = Bytes.encoded(text);
    int most = Math.min(bytes.length, before.length);
    int shared = 0;
    while (shared < most && bytes[shared] == before[shared]) {
      shared++;
    }
    out.putNumber(shared);
    out.putNumber(bytes.length - shared);
    out.put(bytes, shared, bytes.length);
    return shared == bytes.length && shared == before.length ? before : bytes;
  }

  /** Fills {@link #digest}; false if the text is not 64 hexadecimal digits in lower case. */
  private boolean parseHex(String text) {
    if (text.length() != HEX_LENGTH) {
      return false;
    }
    for (int i = 0; i < HEX_LENGTH; i += 2) {
      int high = hexDigit(text.charAt(i));
      int low = hexDigit(text.charAt(i + 1));
      if ((high | low) < 0) {
        return false;
      }
      digest[i / 2] = (byte) (high << 4 | low);
    }
    return true;
  }

  private static int hexDigit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
