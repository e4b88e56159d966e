package dev.chartwright.cli;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Location;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseInfo;
import dev.chartwright.release.ReleaseStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import javax.net.ssl.SSLParameters;

/** An API server with one release, for {@link Training}: it answers version and Secrets. */
final class TrainingCluster implements AutoCloseable {
  private final HttpsServer server;

  private TrainingCluster(HttpsServer server) {
    this.server = server;
  }

  static TrainingCluster start() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(TrainingIdentity.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setWantClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    byte[] version =
        GoString.bytes("{\"major\":\"1\",\"minor\":\"36\",\"gitVersion\":\"v1.36.0\"}");
    byte[] secrets = GoString.bytes(secrets());
    server.createContext(
        "/",
        exchange -> {
          boolean asked = exchange.getRequestURI().getPath().equals("/version");
          byte[] body = asked ? version : secrets;
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return new TrainingCluster(server);
  }

  /** Host and port. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private static String secrets() {
    GoTime time = GoTime.ofUnix(1_800_000_000, 5, Location.UTC);
    ReleaseInfo info =
        new ReleaseInfo(time, time, GoTime.ZERO, "x", ReleaseStatus.DEPLOYED, 0, "notes");
    String record =
        ReleaseCodec.of(Location.UTC).encode(Release.builder("web", "default", 1, info).build());
    return "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{\"metadata\":"
        + "{\"name\":\"sh.helm.release.v1.web.v1\",\"namespace\":\"default\",\"labels\":"
        + "{\"name\":\"web\",\"owner\":\"helm\",\"status\":\"deployed\",\"version\":\"1\"}},"
        + "\"data\":{\"release\":\""
        + Base64.getEncoder().encodeToString(GoString.bytes(record))
        + "\"}}]}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
