package dev.chartwright.release.sql;

import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What went wrong with a database, in lib/pq's words. Source: lib/pq 1.12.3 {@code error.go}. */
final class PgErrors {
  private static final String UNIQUE_VIOLATION = "23505";

  private PgErrors() {}

  /** A failed statement. */
  static ReleaseException of(SQLException e, String query) {
    Problem problem = UNIQUE_VIOLATION.equals(e.getSQLState()) ? Problem.EXISTS : Problem.OTHER;
    return ReleaseException.of(problem, text(e, query), e);
  }

  /** A connection that could not be made. */
  static ReleaseException connecting(SQLException e, PgTarget target) {
    return ReleaseException.of(Problem.OTHER, connectingText(e, target), e);
  }

  private static String connectingText(SQLException e, PgTarget target) {
    Throwable cause = e.getCause();
    String place = address(target.host()) + ":" + target.port();
    if (cause instanceof UnknownHostException) {
      return "dial tcp: lookup " + target.host() + ": no such host";
    }
    if (cause instanceof SocketTimeoutException) {
      return "dial tcp " + place + ": i/o timeout";
    }
    if (cause instanceof ConnectException) {
      return "dial tcp " + place + ": connect: connection refused";
    }
    boolean rejected = PSQLState.CONNECTION_REJECTED.getState().equals(e.getSQLState());
    if (rejected && serverMessage(e) == null) {
      return target.password().isEmpty()
          ? "pq: password authentication failed for user \"" + target.user() + "\" (28P01)"
          : "pq: SSL is not enabled on the server";
    }
    return text(e, "");
  }

  /** Go tells the address that it tried first. */
  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      return host;
    }
  }

  static String text(SQLException e, String query) {
    ServerErrorMessage server = serverMessage(e);
    if (server == null) {
      return "pq: " + e.getMessage();
    }
    StringBuilder text = new StringBuilder("pq: ").append(server.getMessage());
    if (server.getPosition() > 0 && !query.isEmpty()) {
      appendPosition(text, server.getPosition(), query);
    }
    return text.append(" (").append(server.getSQLState()).append(')').toString();
  }

  private static void appendPosition(StringBuilder text, int position, String query) {
    if (query.indexOf('\n') < 0) {
      text.append(" at column ").append(position);
      return;
    }
    int line = 1;
    int start = 0;
    for (int end = query.indexOf('\n'); end >= 0 && end + 1 < position; line++) {
      start = end + 1;
      end = query.indexOf('\n', start);
    }
    text.append(" at position ").append(line).append(':').append(Math.max(1, position - start));
  }

  private static @Nullable ServerErrorMessage serverMessage(SQLException e) {
    return e instanceof PSQLException known ? known.getServerErrorMessage() : null;
  }
}
