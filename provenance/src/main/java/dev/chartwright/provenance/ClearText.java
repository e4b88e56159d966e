package dev.chartwright.provenance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clear-signed text, read and written.
 *
 * <p>Source: ProtonMail go-crypto 1.4.1 {@code openpgp/clearsign/clearsign.go}.
 */
final class ClearText {
  private static final byte[] START = ascii("\n-----BEGIN PGP SIGNED MESSAGE-----");
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final byte[] END = ascii("\n-----END PGP SIGNATURE-----");
  private static final Set<String> HASHES =
      Set.of(
          "MD5",
          "SHA1",
          "RIPEMD160",
          "SHA224",
          "SHA256",
          "SHA384",
          "SHA512",
          "SHA3-256",
          "SHA3-512");

  private final byte[] data;
  private int at;

  private ClearText(byte[] data) {
    this.data = data;
  }

  /** The first clear-signed text in a file. */
  static Optional<ProvenanceFile> find(byte[] file) {
    return Optional.ofNullable(new ClearText(file).read());
  }

  private @Nullable ProvenanceFile read() {
    if (startsWith(START, 1, 0)) {
      at = START.length - 1;
    } else {
      int found = indexOf(START, 0);
      if (found < 0) {
        return null;
      }
      at = found + START.length;
    }
    if (lineEnd() != at || !headers()) {
      return null;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    if (!text(plain, signed)) {
      return null;
    }
    int end = indexOf(END, at);
    if (end < 0) {
      return null;
    }
    end += END.length;
    while (end < data.length && (data[end] == '\r' || data[end] == '\n')) {
      end++;
    }
    Armor armor = Armor.next(java.util.Arrays.copyOf(data, end), at);
    if (armor == null) {
      return null;
    }
    return new ProvenanceFile(plain.toByteArray(), signed.toByteArray(), armor);
  }

  /** Reads the lines up to an empty one; only {@code Hash} headers may stand there. */
  private boolean headers() {
    skipLine();
    while (at < data.length) {
      String line = new String(data, at, lineEnd() - at, StandardCharsets.ISO_8859_1);
      skipLine();
      if (line.isBlank()) {
        return true;
      }
      int colon = line.indexOf(':');
      if (colon < 0 || !isPrintable(line) || !line.substring(0, colon).strip().equals("Hash")) {
        return false;
      }
      for (String hash : line.substring(colon + 1).split(",", -1)) {
        if (!HASHES.contains(hash.strip().toUpperCase(Locale.ROOT))) {
          return false;
        }
      }
    }
    return false;
  }

  private static boolean isPrintable(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) < 0x20 || line.charAt(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  /** Reads up to the signature and stands in front of it then. */
  private boolean text(ByteArrayOutputStream plain, ByteArrayOutputStream signed) {
    boolean first = true;
    byte[] marker = ascii(SIGNATURE);
    while (true) {
      int start = at;
      int end = lineEnd();
      skipLine();
      if (end == start && at >= data.length) {
        return false;
      }
      if (end - start == marker.length && startsWith(marker, 0, start)) {
        at = start;
        return true;
      }
      if (!first) {
        signed.write('\r');
        signed.write('\n');
        plain.write('\n');
      }
      first = false;
      if (end - start >= 2 && data[start] == '-' && data[start + 1] == ' ') {
        start += 2;
      }
      while (end > start && (data[end - 1] == ' ' || data[end - 1] == '\t')) {
        end--;
      }
      signed.write(data, start, end - start);
      plain.write(data, start, end - start);
    }
  }

  /** Where the line ends, its carriage return not included. */
  private int lineEnd() {
    int end = at;
    while (end < data.length && data[end] != '\n') {
      end++;
    }
    return end < data.length && end > at && data[end - 1] == '\r' ? end - 1 : end;
  }

  private void skipLine() {
    while (at < data.length && data[at] != '\n') {
      at++;
    }
    at = Math.min(at + 1, data.length);
  }

  private boolean startsWith(byte[] what, int from, int position) {
    int length = what.length - from;
    return position + length <= data.length
        && java.util.Arrays.equals(data, position, position + length, what, from, what.length);
  }

  private int indexOf(byte[] what, int from) {
    for (int i = from; i + what.length <= data.length; i++) {
      if (data[i] == what[0] && startsWith(what, 0, i)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
