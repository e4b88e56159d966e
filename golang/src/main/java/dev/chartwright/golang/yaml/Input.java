package dev.chartwright.golang.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream as UTF-8, followed by zero bytes so that a scanner may look ahead.
 *
 * <p>go-yaml decodes its input in pieces of 512 bytes and complains about a forbidden character
 * only when the piece with it is needed. {@link #chunkEnds} says where the pieces end; it is null
 * for the ordinary stream, which is valid throughout and has no byte order mark inside.
 */
final class Input {
  private static final int CHUNK = 512;
  private static final int PADDING = 32;

  final byte[] bytes;
  final int start;
  final int @Nullable [] chunkEnds;

  /** What is wrong behind the last piece, or null. */
  final @Nullable String problem;

  private Input(byte[] bytes, int start, int @Nullable [] chunkEnds, @Nullable String problem) {
    this.bytes = bytes;
    this.start = start;
    this.chunkEnds = chunkEnds;
    this.problem = problem;
  }

  static Input of(byte[] raw) {
    if (raw.length == 0) {
      return new Input(padded(new byte[] {'\n'}, 1), 0, null, null);
    }
    if (raw.length >= 2 && raw[0] == (byte) 0xFF && raw[1] == (byte) 0xFE) {
      return new Chunks(raw, 2).utf16(0);
    }
    if (raw.length >= 2 && raw[0] == (byte) 0xFE && raw[1] == (byte) 0xFF) {
      return new Chunks(raw, 2).utf16(1);
    }
    int start = startsWithMark(raw, 0) ? 3 : 0;
    if (isOrdinary(raw, start)) {
      return new Input(padded(raw, raw.length), start, null, null);
    }
    return new Chunks(raw, start).utf8();
  }

  private static boolean startsWithMark(byte[] b, int i) {
    return i + 2 < b.length
        && b[i] == (byte) 0xEF
        && b[i + 1] == (byte) 0xBB
        && b[i + 2] == (byte) 0xBF;
  }

  private static byte[] padded(byte[] b, int length) {
    return Arrays.copyOf(b, length + PADDING);
  }

  /** Whether every character is allowed and none is a byte order mark. */
  private static boolean isOrdinary(byte[] b, int start) {
    int n = b.length;
    int i = start;
    while (i < n) {
      byte c = b[i];
      if (c >= 0x20 && c != 0x7F) {
        i++;
      } else if (c >= 0) {
        if (c != '\n' && c != '\t' && c != '\r') {
          return false;
        }
        i++;
      } else {
        int w = width(c);
        if (w == 0 || i + w > n) {
          return false;
        }
        int v = c & (w == 2 ? 0x1F : w == 3 ? 0x0F : 0x07);
        for (int k = 1; k < w; k++) {
          if ((b[i + k] & 0xC0) != 0x80) {
            return false;
          }
          v = (v << 6) | (b[i + k] & 0x3F);
        }
        if (overlong(w, v) || (v >= 0xD800 && v <= 0xDFFF) || !allowed(v) || v == 0xFEFF) {
          return false;
        }
        i += w;
      }
    }
    return true;
  }

  /** The length that a leading byte announces, or zero for a byte that cannot lead. */
  static int width(byte lead) {
    if (lead >= 0) {
      return 1;
    }
    if ((lead & 0xE0) == 0xC0) {
      return 2;
    }
    if ((lead & 0xF0) == 0xE0) {
      return 3;
    }
    return (lead & 0xF8) == 0xF0 ? 4 : 0;
  }

  private static boolean overlong(int width, int value) {
    return switch (width) {
      case 2 -> value < 0x80;
      case 3 -> value < 0x800;
      case 4 -> value < 0x10000;
      default -> false;
    };
  }

  private static boolean allowed(int v) {
    return v == 0x09
        || v == 0x0A
        || v == 0x0D
        || (v >= 0x20 && v <= 0x7E)
        || v == 0x85
        || (v >= 0xA0 && v <= 0xD7FF)
        || (v >= 0xE000 && v <= 0xFFFD)
        || (v >= 0x10000 && v <= 0x10FFFF);
  }

  /** Decodes as go-yaml does, piece by piece, up to the first problem. */
  private static final class Chunks {
    private static final String CONTROL = "control characters are not allowed";

    private final byte[] raw;
    private byte[] out;
    private int outLength;
    private int[] ends = new int[8];
    private int count;
    private int at;
    private int rawEnd;
    private boolean eof;

    Chunks(byte[] raw, int at) {
      this.raw = raw;
      this.at = at;
      this.out = new byte[raw.length + PADDING];
      this.rawEnd = Math.min(CHUNK, raw.length);
      this.eof = raw.length < 3;
    }

    private boolean more() {
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ends[count++] = outLength;
      if (eof) {
        return false;
      }
      if (rawEnd == raw.length) {
        eof = true;
      } else {
        rawEnd = Math.min(at + CHUNK, raw.length);
      }
      return true;
    }

    private Input finish(int start, @Nullable String problem) {
      return new Input(padded(out, outLength), start, Arrays.copyOf(ends, count), problem);
    }

    Input utf8() {
      int start = at;
      System.arraycopy(raw, 0, out, 0, start);
      outLength = start;
      do {
        while (at < rawEnd) {
          int w = width(raw[at]);
          if (w == 0) {
            return finish(start, "invalid leading UTF-8 octet");
          }
          if (at + w > rawEnd) {
            if (eof) {
              return finish(start, "incomplete UTF-8 octet sequence");
            }
            break;
          }
          int v = w == 1 ? raw[at] : raw[at] & (w == 2 ? 0x1F : w == 3 ? 0x0F : 0x07);
          for (int k = 1; k < w; k++) {
            if ((raw[at + k] & 0xC0) != 0x80) {
              return finish(start, "invalid trailing UTF-8 octet");
            }
            v = (v << 6) | (raw[at + k] & 0x3F);
          }
          if (overlong(w, v)) {
            return finish(start, "invalid length of a UTF-8 sequence");
          }
          if ((v >= 0xD800 && v <= 0xDFFF) || v > 0x10FFFF) {
            return finish(start, "invalid Unicode character");
          }
          if (!allowed(v)) {
            return finish(start, CONTROL);
          }
          at += w;
          put(v);
        }
      } while (more());
      return finish(start, null);
    }

    Input utf16(int high) {
      do {
        while (at < rawEnd) {
          int left = rawEnd - at;
          if (left < 2) {
            if (eof) {
              return finish(0, "incomplete UTF-16 character");
            }
            break;
          }
          int v = unit(at, high);
          int w = 2;
          if ((v & 0xFC00) == 0xDC00) {
            return finish(0, "unexpected low surrogate area");
          }
          if ((v & 0xFC00) == 0xD800) {
            w = 4;
            if (left < 4) {
              if (eof) {
                return finish(0, "incomplete UTF-16 surrogate pair");
              }
              break;
            }
            int low = unit(at + 2, high);
            if ((low & 0xFC00) != 0xDC00) {
              return finish(0, "expected low surrogate area");
            }
            v = 0x10000 + ((v & 0x3FF) << 10) + (low & 0x3FF);
          }
          if (!allowed(v)) {
            return finish(0, CONTROL);
          }
          at += w;
          put(v);
        }
      } while (more());
      return finish(0, null);
    }

    private int unit(int i, int high) {
      return high == 0
          ? (raw[i] & 0xFF) | ((raw[i + 1] & 0xFF) << 8)
          : ((raw[i] & 0xFF) << 8) | (raw[i + 1] & 0xFF);
    }

    private void put(int v) {
      if (outLength + 4 > out.length) {
        out = Arrays.copyOf(out, 2 * out.length);
      }
      outLength = Utf8.put(out, outLength, v);
    }
  }
}
