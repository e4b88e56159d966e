package dev.chartwright.kube.rest;

import dev.chartwright.golang.net.Values;
import dev.chartwright.kube.KubeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The URL of a request, escaped as Go's {@code url.URL} does. */
final class RequestUrl {
  private static final String PLAIN = "-_.~$&+,/:;=@";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private RequestUrl() {}

  static String of(String server, KubeRequest request) {
    StringBuilder url = new StringBuilder(server.length() + request.path().length() + 64);
    url.append(server);
    appendPath(url, request.path());
    List<String> query = request.query();
    if (!query.isEmpty()) {
      Values values = Values.create();
      for (int i = 0; i < query.size(); i += 2) {
        values.add(query.get(i), query.get(i + 1));
      }
      url.append('?').append(values.encode());
    }
    return url.toString();
  }

  private static void appendPath(StringBuilder url, String path) {
    for (int i = 0; i < path.length(); i++) {
      if (!isPlain(path.charAt(i))) {
        appendEscaped(url, path);
        return;
      }
    }
    url.append(path);
  }

  private static void appendEscaped(StringBuilder url, String path) {
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      if (isPlain(c)) {
        url.append(c);
      } else {
        url.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }
}
