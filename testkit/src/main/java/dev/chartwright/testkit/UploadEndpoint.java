package dev.chartwright.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Uploads of blobs: at once, in one PUT, in chunks, by mounting. */
final class UploadEndpoint {
  private final Contents contents;
  private final Addresses addresses;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();

  /** A running upload. */
  private static final class Session {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String target = "";
    int step;
  }

  UploadEndpoint(Contents contents, Addresses addresses) {
    this.contents = contents;
    this.addresses = addresses;
  }

  Reply answer(Exchange exchange) throws IOException {
    if (exchange.route().endpoint() == Endpoint.UPLOAD_START) {
      return exchange.request().method().equals("POST") ? start(exchange) : exchange.unsupported();
    }
    Session session = sessions.get(exchange.route().reference());
    if (session == null) {
      return exchange.problem(404, "BLOB_UPLOAD_UNKNOWN");
    }
    if (!isIssued(session.target, exchange)) {
      return exchange.problem(404, "BLOB_UPLOAD_INVALID");
    }
    return switch (exchange.request().method()) {
      case "PATCH" -> patch(exchange, session);
      case "PUT" -> put(exchange, session);
      case "GET" -> progress(exchange, session, 204);
      case "DELETE" -> {
        sessions.remove(exchange.route().reference());
        yield Reply.of(204);
      }
      default -> exchange.unsupported();
    };
  }

  private Reply start(Exchange exchange) throws IOException {
    Settings settings = exchange.settings();
    Reply missing = missing(exchange);
    if (missing != null) {
      return missing;
    }
    String name = exchange.repository();
    String mount = exchange.route().parameter("mount");
    if (!mount.isEmpty()) {
      if (settings.is(Switch.UPLOAD_MOUNT, "405")) {
        return exchange.unsupported();
      }
      byte[] bytes = contents.blob(exchange.route().parameter("from"), mount);
      if (bytes != null && settings.is(Switch.UPLOAD_MOUNT, "201")) {
        contents.putBlob(name, mount, bytes);
        return finished(exchange, mount, 201);
      }
    }
    String digest = exchange.route().parameter("digest");
    if (!digest.isEmpty()) {
      if (settings.is(Switch.UPLOAD_SINGLE_POST, "405")) {
        return exchange.unsupported();
      }
      if (settings.is(Switch.UPLOAD_SINGLE_POST, "201")) {
        return store(exchange, digest, exchange.request().body().readAllBytes(), 201);
      }
    }
    String id = "u" + number.incrementAndGet();
    Session session = new Session();
    sessions.put(id, session);
    return progress(exchange, id, session, 202).header("Docker-Upload-UUID", id);
  }

  @org.jspecify.annotations.Nullable
  private Reply missing(Exchange exchange) {
    if (exchange.known()) {
      return null;
    }
    return switch (exchange.settings().get(Switch.REPOSITORY_MISSING)) {
      case "404" -> exchange.problem(404, "NAME_UNKNOWN");
      case "401" -> exchange.problem(401, "UNAUTHORIZED");
      case "403" -> exchange.problem(403, "DENIED");
      default -> {
        contents.create(exchange.repository());
        yield null;
      }
    };
  }

  private Reply patch(Exchange exchange, Session session) throws IOException {
    Settings settings = exchange.settings();
    String chunk = settings.get(Switch.UPLOAD_CHUNK);
    if (chunk.equals("404") || chunk.equals("405")) {
      return exchange.problem((int) settings.number(Switch.UPLOAD_CHUNK), "UNSUPPORTED");
    }
    Reply broken = broken(exchange);
    if (broken != null) {
      return broken;
    }
    String range = exchange.request().header("Content-Range");
    int size = session.bytes.size();
    if (!range.isEmpty() && !range.startsWith(size + "-") && !chunk.equals("any-order")) {
      return progress(exchange, session, 416);
    }
    byte[] body = exchange.request().body().readAllBytes();
    if (chunk.startsWith("most:") && body.length > settings.number(Switch.UPLOAD_CHUNK)) {
      return exchange.problem(416, "RANGE_INVALID");
    }
    boolean drops = chunk.equals("drop-later");
    int accepted =
        drops && session.step > 0 ? 0 : chunk.equals("short") ? body.length / 2 : body.length;
    session.bytes.write(body, 0, accepted);
    session.step++;
    return progress(exchange, session, drops ? 201 : 202);
  }

  private Reply put(Exchange exchange, Session session) throws IOException {
    Reply broken = broken(exchange);
    if (broken != null) {
      return broken;
    }
    String range = exchange.request().header("Content-Range");
    if (!range.isEmpty() && !range.startsWith(session.bytes.size() + "-")) {
      return progress(exchange, session, 416);
    }
    session.bytes.write(exchange.request().body().readAllBytes());
    sessions.remove(exchange.route().reference());
    int status = (int) exchange.settings().number(Switch.UPLOAD_FINISH);
    return store(
        exchange, exchange.route().parameter("digest"), session.bytes.toByteArray(), status);
  }

  /** What goes wrong with a running upload, if something does. */
  @org.jspecify.annotations.Nullable
  private Reply broken(Exchange exchange) throws IOException {
    String fate = exchange.settings().get(Switch.UPLOAD_SESSION);
    if (fate.startsWith("drop:")) {
      exchange.request().body().skipNBytes(exchange.settings().number(Switch.UPLOAD_SESSION));
      throw new ResetException();
    }
    if (fate.equals("refuse-continue")) {
      return exchange.problem(417, "UNSUPPORTED");
    }
    if (fate.equals("gone")) {
      sessions.remove(exchange.route().reference());
      return exchange.problem(404, "BLOB_UPLOAD_UNKNOWN");
    }
    return null;
  }

  private Reply store(Exchange exchange, String digest, byte[] bytes, int status) {
    long most = exchange.settings().number(Switch.BLOB_MOST);
    if (most > 0 && bytes.length > most) {
      return exchange.problem(413, "SIZE_INVALID");
    }
    int colon = digest.indexOf(':');
    if (colon < 0 || !digest.equals(Contents.digest(digest.substring(0, colon), bytes))) {
      return exchange.problem(400, "DIGEST_INVALID");
    }
    contents.putBlob(exchange.repository(), digest, bytes);
    return finished(exchange, digest, status);
  }

  private static Reply finished(Exchange exchange, String digest, int status) {
    return Reply.of(status)
        .header("Location", "/v2/" + exchange.repository() + "/blobs/" + digest)
        .header("Docker-Content-Digest", digest);
  }

  private Reply progress(Exchange exchange, Session session, int status) {
    return progress(exchange, exchange.route().reference(), session, status);
  }

  private Reply progress(Exchange exchange, String id, Session session, int status) {
    Reply reply = Reply.of(status).header("Range", "0-" + Math.max(0, session.bytes.size() - 1));
    String location = location(exchange, id, session);
    if (!location.isEmpty()) {
      reply.header("Location", location);
    }
    long least = exchange.settings().number(Switch.UPLOAD_CHUNK_MIN);
    return least > 0 ? reply.header("OCI-Chunk-Min-Length", Long.toString(least)) : reply;
  }

  private String location(Exchange exchange, String id, Session session) {
    String form = exchange.settings().get(Switch.UPLOAD_LOCATION);
    String path =
        form.equals("outside")
            ? "/artifacts-uploads/namespaces/" + exchange.repository() + "/uploads/" + id
            : "/v2/" + exchange.repository() + "/blobs/uploads/" + id;
    if (form.equals("query") || form.equals("outside")) {
      path += "?_state=a%2Fb%2Bc%3D%20d&z=1+2&a=";
    }
    if (exchange.settings().is(Switch.UPLOAD_STATE, "changing")) {
      path += (path.indexOf('?') < 0 ? "?" : "&") + "step=" + session.step;
    }
    session.target = path;
    return switch (form) {
      case "absolute", "outside" -> addresses.origin(exchange.port()) + path;
      case "other-port" -> addresses.origin(Port.OBJECT_STORE) + path;
      case "other-name" ->
          addresses.scheme()
              + "://"
              + addresses.otherName()
              + ":"
              + addresses.registryPort()
              + path;
      case "http" -> "http://" + addresses.host(exchange.port()) + path;
      case "missing" -> "";
      default -> path;
    };
  }

  /**
   * Whether a request goes to the address that was handed out, apart from the digest that the
   * client added.
   */
  private static boolean isIssued(String issued, Exchange exchange) {
    String target = exchange.request().target();
    if (exchange.settings().is(Switch.UPLOAD_QUERY, "exact")) {
      int added = Math.max(target.lastIndexOf("?digest="), target.lastIndexOf("&digest="));
      return issued.equals(added < 0 ? target : target.substring(0, added));
    }
    return parameters(issued).equals(parameters(target));
  }

  private static Map<String, List<String>> parameters(String target) {
    int mark = target.indexOf('?');
    Map<String, List<String>> parameters = Route.form(mark < 0 ? "" : target.substring(mark + 1));
    parameters.remove("digest");
    return parameters;
  }
}
