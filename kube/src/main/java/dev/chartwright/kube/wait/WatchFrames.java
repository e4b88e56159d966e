package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits the body of a watch into the JSON objects that it is made of. Source: Kubernetes {@code
 * apimachinery/pkg/util/framer}.
 */
final class WatchFrames {
  /** The longest event that is taken; the API server stores nothing near it. */
  static final int LIMIT = 64 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[16 << 10];
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private int at;
  private int end;

  WatchFrames(InputStream in) {
    this.in = in;
  }

  /** The next object; null at the end of the body. An object that is cut off is left out. */
  byte @Nullable [] next() throws IOException {
    frame.reset();
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    while (true) {
      if (at == end && !fill()) {
        return null;
      }
      int start = at;
      while (at < end) {
        byte c = buffer[at++];
        if (quoted) {
          if (escaped) {
            escaped = false;
          } else if (c == '\\') {
            escaped = true;
          } else if (c == '"') {
            quoted = false;
          }
        } else if (c == '"') {
          quoted = true;
        } else if (c == '{' || c == '[') {
          depth++;
        } else if ((c == '}' || c == ']') && --depth <= 0) {
          return take(start);
        } else if (depth == 0 && c <= ' ') {
          start = at;
        }
      }
      keep(start);
    }
  }

  private byte[] take(int start) {
    keep(start);
    return frame.toByteArray();
  }

  private void keep(int start) {
    if (frame.size() + (at - start) > LIMIT) {
      throw KubeException.of("an event of a watch is longer than " + LIMIT + " bytes");
    }
    frame.write(buffer, start, at - start);
  }

  private boolean fill() throws IOException {
    int n = in.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(n, 0);
    return n >= 0;
  }
}
