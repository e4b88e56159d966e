package dev.chartwright.registryserver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Answers that several endpoints give. */
final class Replies {
  private Replies() {}

  static HttpReply json(int status, JsonText text) {
    return HttpReply.of(status).header("Content-Type", "application/json").body(text.bytes());
  }

  static RegistryError methodNotAllowed(String allowed) {
    return RegistryError.of(405, ErrorCode.UNSUPPORTED, "allowed here: " + allowed)
        .header("Allow", allowed);
  }

  /** {@code Link} to the next page, relative, as RFC 8288 writes it. */
  static String next(String path, String last, int count, String more) {
    return "<" + path + "?last=" + encode(last) + "&n=" + count + more + ">; rel=\"next\"";
  }

  /** Percent-encodes everything but letters, digits and {@code -._~}. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if ((c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-._~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return encoded.toString();
  }

  /** A piece of a request, short enough to be said back. */
  static String cut(String text) {
    return text.length() <= 128 ? text : text.substring(0, 128) + "…";
  }

  static void close(@Nullable Closeable resource) throws IOException {
    if (resource != null) {
      resource.close();
    }
  }
}
