package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request's address, taken apart.
 *
 * @param endpoint what it is for
 * @param repository name of the repository, or empty
 * @param reference tag, digest or upload's identifier, or empty
 * @param path the path as sent
 * @param query the query as sent, or empty
 */
record Route(Endpoint endpoint, String repository, String reference, String path, String query) {
  private static final String OUTSIDE_UPLOAD = "/artifacts-uploads/namespaces/";

  static Route of(Port port, String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    if (port == Port.TOKEN_HOST || path.equals("/token")) {
      return new Route(Endpoint.TOKEN, "", "", path, query);
    }
    if (port == Port.OBJECT_STORE || path.startsWith("/objects/")) {
      return new Route(Endpoint.OBJECT, "", path.substring(path.lastIndexOf('/') + 1), path, query);
    }
    if (path.startsWith(OUTSIDE_UPLOAD)) {
      String rest = path.substring(OUTSIDE_UPLOAD.length());
      int end = rest.indexOf("/uploads/");
      return end < 0
          ? new Route(Endpoint.OTHER, "", "", path, query)
          : new Route(
              Endpoint.UPLOAD, rest.substring(0, end), rest.substring(end + 9), path, query);
    }
    if (path.equals("/v2/")) {
      return new Route(Endpoint.PING, "", "", path, query);
    }
    if (path.equals("/v2/_catalog")) {
      return new Route(Endpoint.CATALOG, "", "", path, query);
    }
    return path.startsWith("/v2/")
        ? ofRepository(path, query)
        : new Route(Endpoint.OTHER, "", "", path, query);
  }

  private static Route ofRepository(String path, String query) {
    String rest = path.substring("/v2/".length());
    if (rest.endsWith("/tags/list")) {
      return new Route(Endpoint.TAGS, rest.substring(0, rest.length() - 10), "", path, query);
    }
    int uploads = rest.lastIndexOf("/blobs/uploads/");
    if (uploads >= 0) {
      String id = rest.substring(uploads + 15);
      Endpoint endpoint = id.isEmpty() ? Endpoint.UPLOAD_START : Endpoint.UPLOAD;
      return new Route(endpoint, rest.substring(0, uploads), id, path, query);
    }
    int slash = rest.lastIndexOf('/');
    String head = slash < 0 ? "" : rest.substring(0, slash);
    String reference = decode(rest.substring(slash + 1));
    if (head.endsWith("/manifests")) {
      return new Route(
          Endpoint.MANIFEST, head.substring(0, head.length() - 10), reference, path, query);
    }
    if (head.endsWith("/blobs")) {
      return new Route(Endpoint.BLOB, head.substring(0, head.length() - 6), reference, path, query);
    }
    if (head.endsWith("/referrers")) {
      return new Route(
          Endpoint.REFERRERS, head.substring(0, head.length() - 10), reference, path, query);
    }
    return new Route(Endpoint.OTHER, "", "", path, query);
  }

  /** The first value of a query parameter, decoded, or empty. */
  String parameter(String name) {
    List<String> values = form(query).getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.get(0);
  }

  boolean hasParameter(String name) {
    return form(query).containsKey(name);
  }

  /** The parameters of a query or form in their order, decoded. */
  static Map<String, List<String>> form(String text) {
    Map<String, List<String>> form = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode((equals < 0 ? pair : pair.substring(0, equals)).replace('+', ' '));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1).replace('+', ' '));
      form.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }
    return form;
  }

  /** Undoes percent encoding; what is no encoding stays. */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int size = 0;
    for (int i = 0; i < in.length; i++) {
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (in[i] == '%' && high >= 0 && low >= 0) {
        out[size++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        out[size++] = in[i];
      }
    }
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }
}
