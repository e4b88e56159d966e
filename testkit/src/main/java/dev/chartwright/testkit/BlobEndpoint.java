package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Blobs that are there: read, redirected to the object store, deleted. */
final class BlobEndpoint {
  private static final String SIGNATURE = "X-Amz-Signature=";

  private final Contents contents;
  private final Addresses addresses;
  private final AtomicLong signatures = new AtomicLong();
  private final Set<String> expired = ConcurrentHashMap.newKeySet();

  BlobEndpoint(Contents contents, Addresses addresses) {
    this.contents = contents;
    this.addresses = addresses;
  }

  Reply answer(Exchange exchange) {
    Settings settings = exchange.settings();
    String digest = exchange.route().reference();
    if (exchange.request().method().equals("DELETE")) {
      int status = (int) settings.number(Switch.DELETE_BLOB);
      if (status != 202) {
        return exchange.problem(status, "UNSUPPORTED");
      }
      boolean removed = contents.removeBlob(exchange.repository(), digest);
      return removed ? Reply.of(202) : exchange.problem(404, "BLOB_UNKNOWN");
    }
    if (!exchange.isRead()) {
      return exchange.unsupported();
    }
    byte[] bytes = contents.blob(exchange.repository(), digest);
    if (bytes == null) {
      return exchange.problem(404, "BLOB_UNKNOWN");
    }
    if (!settings.is(Switch.BLOB_REDIRECT, "off")) {
      return Reply.of((int) settings.number(Switch.BLOB_REDIRECT))
          .header("Location", target(exchange, digest));
    }
    return content(exchange, digest, bytes);
  }

  private String target(Exchange exchange, String digest) {
    String signed =
        "/objects/" + digest + "?X-Amz-Expires=60&" + SIGNATURE + signature(exchange.settings());
    return switch (exchange.settings().get(Switch.BLOB_TARGET)) {
      case "relative" -> signed;
      case "loop" -> exchange.route().path();
      case "challenge" ->
          addresses.origin(Port.OBJECT_STORE) + "/objects/" + digest + "?challenge=1";
      default -> addresses.origin(Port.OBJECT_STORE) + signed;
    };
  }

  private String signature(Settings settings) {
    String signature = "s" + signatures.incrementAndGet();
    if (settings.is(Switch.BLOB_TARGET, "expired-once") && signature.equals("s1")) {
      expired.add(signature);
    }
    return signature;
  }

  /** The object store: as S3, it takes no credentials beside the signature. */
  Reply object(Exchange exchange) {
    String query = exchange.route().query();
    boolean onStore = exchange.port() == Port.OBJECT_STORE;
    if (onStore && query.contains("challenge=1")) {
      return exchange
          .problem(401, "UNAUTHORIZED")
          .header(
              "WWW-Authenticate",
              "Bearer realm=\""
                  + addresses.origin(Port.OBJECT_STORE)
                  + "/token\",service=\"store\"");
    }
    if (onStore && !exchange.request().header("Authorization").isEmpty()) {
      return xml(400, "InvalidArgument", "Only one auth mechanism allowed");
    }
    String accept = exchange.request().header("Accept");
    if (!accept.isEmpty() && !accept.contains("*/*") && !accept.contains("octet-stream")) {
      return xml(400, "InvalidRequest", "Accept is not supported");
    }
    int from = query.indexOf(SIGNATURE);
    if (from < 0 || expired.contains(query.substring(from + SIGNATURE.length()))) {
      return xml(403, "AccessDenied", "Request has expired");
    }
    byte[] bytes = contents.blob(exchange.route().reference());
    return bytes == null ? xml(404, "NoSuchKey", "no such key") : content(exchange, "", bytes);
  }

  private static Reply xml(int status, String code, String message) {
    String xml = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
    return Reply.of(status)
        .header("Content-Type", "application/xml")
        .body(xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Reply content(Exchange exchange, String digest, byte[] bytes) {
    String mode = exchange.settings().get(Switch.RANGE);
    String range = exchange.request().header("Range");
    long[] part =
        mode.equals("ignored") || !range.startsWith("bytes=")
            ? null
            : part(range.substring(6), bytes.length);
    if (part != null && part.length == 0) {
      return exchange
          .problem(416, "RANGE_INVALID")
          .header("Content-Range", "bytes */" + bytes.length);
    }
    Reply reply =
        part == null
            ? Reply.of(200).body(bytes)
            : Reply.of(206)
                .header("Content-Range", contentRange(part, bytes.length, mode.equals("wrong")))
                .body(Arrays.copyOfRange(bytes, (int) part[0], (int) part[1] + 1));
    if (mode.equals("206") || mode.equals("wrong")) {
      reply.header("Accept-Ranges", "bytes");
    }
    reply.header("Content-Type", "application/octet-stream");
    return digest.isEmpty() ? reply : reply.header("Docker-Content-Digest", digest);
  }

  private static String contentRange(long[] part, int size, boolean wrong) {
    long shift = wrong ? 1 : 0;
    return "bytes " + (part[0] + shift) + "-" + (part[1] + shift) + "/" + size;
  }

  /**
   * First and last position of a range; null if it is not understood, empty if it cannot be
   * satisfied.
   */
  private static long @org.jspecify.annotations.Nullable [] part(String range, int size) {
    int dash = range.indexOf('-');
    if (dash < 0 || range.indexOf(',') >= 0) {
      return null;
    }
    try {
      if (dash == 0) {
        long last = Long.parseLong(range.substring(1));
        return last == 0 ? new long[0] : new long[] {Math.max(0, size - last), size - 1};
      }
      long from = Long.parseLong(range.substring(0, dash));
      long to =
          dash + 1 == range.length()
              ? size - 1
              : Math.min(size - 1, Long.parseLong(range.substring(dash + 1)));
      return from >= size || from > to ? new long[0] : new long[] {from, to};
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
