package dev.chartwright.release.sql;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.storage.ReleaseDriver;
import dev.chartwright.release.storage.SystemLabels;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Release records in a PostgreSQL database, which Helm can use at the same time.
 *
 * <p>The tables are made when they are missing. One connection, one statement at a time; safe for
 * several threads. Writing a release moves the driver into the release's namespace, as in Helm.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/sql.go}.
 */
public final class SqlDriver implements ReleaseDriver {
  private record Row(String key, String namespace, String body) {}

  private final Connection connection;
  private final ReleaseCodec codec;
  private final Clock clock;
  private final LogSink log;
  private String namespace;

  private SqlDriver(
      Connection connection, String namespace, ReleaseCodec codec, Clock clock, LogSink log) {
    this.connection = connection;
    this.namespace = namespace;
    this.codec = codec;
    this.clock = clock;
    this.log = log;
  }

  /**
   * Connects to a database and makes its tables.
   *
   * @param connection {@code HELM_DRIVER_SQL_CONNECTION_STRING}: what lib/pq takes, but for sockets
   *     of the file system, service files and Kerberos
   * @param environment libpq's variables, such as {@code PGPASSWORD}, count where the string says
   *     nothing
   * @param systemUser the user if nothing else says
   * @param namespace empty for all, which lists alone can serve
   * @throws ReleaseException in lib/pq's words if that is not possible
   */
  public static SqlDriver connect(
      String connection,
      Map<String, String> environment,
      String systemUser,
      String namespace,
      ReleaseCodec codec,
      Clock clock,
      LogSink log) {
    PgTarget target = PgTarget.of(connection, environment, systemUser);
    Connection made;
    try {
      made = new Driver().connect(target.url(), target.properties());
    } catch (SQLException e) {
      throw PgErrors.connecting(e, target);
    }
    if (made == null) {
      throw ReleaseException.of(Problem.OTHER, "pq: no such database: " + target, null);
    }
    SqlDriver driver = new SqlDriver(made, namespace, codec, clock, log);
    try {
      Migrations.run(made, clock, log);
    } catch (ReleaseException e) {
      driver.close();
      throw e;
    }
    return driver;
  }

  @Override
  public String name() {
    return "SQL";
  }

  @Override
  public synchronized Release get(String key) {
    Release release = codec.decode(body(key, "got SQL error when getting release"));
    return release.toBuilder().labels(customLabels(key)).build();
  }

  private String body(String key, String complaint) {
    String query = "SELECT body FROM releases_v1 WHERE key = ? AND namespace = ?";
    try (PreparedStatement statement = prepared(query, key, namespace);
        ResultSet rows = statement.executeQuery()) {
      if (rows.next()) {
        return rows.getString(1);
      }
      log.debug(complaint, "key", key, "error", "sql: no rows in result set");
    } catch (SQLException e) {
      log.debug(complaint, "key", key, "error", PgErrors.text(e, query));
    }
    throw ReleaseException.notFound();
  }

  @Override
  public synchronized List<Release> list() {
    List<Release> releases = new ArrayList<>();
    for (Row row : rows(Map.of("owner", "helm"), "failed to list")) {
      Release release = decoded(row);
      if (release != null) {
        Map<String, String> labels = new LinkedHashMap<>(customLabels(row.key));
        labels.putAll(SystemLabels.of(release));
        releases.add(release.toBuilder().labels(labels).build());
      }
    }
    return releases;
  }

  @Override
  public synchronized List<Release> query(Map<String, String> labels) {
    for (String label : new TreeMap<>(labels).keySet()) {
      if (!SystemLabels.names().contains(label)) {
        log.debug("unknown label", "key", label);
        throw ReleaseException.of(Problem.OTHER, "unknown label " + label, null);
      }
    }
    List<Release> releases = new ArrayList<>();
    for (Row row : rows(labels, "failed to query with labels")) {
      Release release = decoded(row);
      if (release != null) {
        releases.add(release.toBuilder().labels(customLabels(row.key)).build());
      }
    }
    if (releases.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return releases;
  }

  private @Nullable Release decoded(Row row) {
    try {
      return codec.decode(row.body);
    } catch (RuntimeException e) {
      log.debug(
          "failed to decode release", "key", row.key, "error", String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** The names of labels, which are columns here, have been looked at. */
  private List<Row> rows(Map<String, String> labels, String complaint) {
    StringBuilder query = new StringBuilder("SELECT key, namespace, body FROM releases_v1 WHERE ");
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      query.append(values.isEmpty() ? "" : " AND ").append(label.getKey()).append(" = ?");
      values.add(label.getValue());
    }
    if (!namespace.isEmpty()) {
      query.append(values.isEmpty() ? "" : " AND ").append("namespace = ?");
      values.add(namespace);
    }
    String text = values.isEmpty() ? query.append("true").toString() : query.toString();
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(text, values.toArray(String[]::new));
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    } catch (SQLException e) {
      log.debug(complaint, "error", PgErrors.text(e, text));
      throw PgErrors.of(e, text);
    }
    return found;
  }

  @Override
  public synchronized void create(String key, Release release) {
    enter(release);
    String body = codec.encode(release);
    String insert =
        "INSERT INTO releases_v1 (key,type,body,name,namespace,version,status,owner,createdAt)"
            + " VALUES (?,?,?,?,?,?,?,?,?)";
    inTransaction(() -> {
      update(
          insert,
          key,
          "helm.sh/release.v1",
          body,
          release.name(),
          namespace,
          Integer.toString(release.version()),
          release.info().status().word(),
          "helm",
          now());
      for (Map.Entry<String, String> label : SystemLabels.takenFrom(release.labels()).entrySet()) {
        update(
            "INSERT INTO custom_labels_v1 (releaseKey,releaseNamespace,key,value)"
                + " VALUES (?,?,?,?)",
            key,
            namespace,
            label.getKey(),
            label.getValue());
      }
    });
  }

  @Override
  public synchronized void update(String key, Release release) {
    enter(release);
    update(
        "UPDATE releases_v1 SET body = ?, name = ?, version = ?, status = ?, owner = ?,"
            + " modifiedAt = ? WHERE key = ? AND namespace = ?",
        codec.encode(release),
        release.name(),
        Integer.toString(release.version()),
        release.info().status().word(),
        "helm",
        now(),
        key,
        namespace);
  }

  @Override
  public synchronized Release delete(String key) {
    Release release = codec.decode(body(key, "release not found"));
    Map<String, String> labels = customLabels(key);
    inTransaction(() -> {
      update("DELETE FROM releases_v1 WHERE key = ? AND namespace = ?", key, namespace);
      update(
          "DELETE FROM custom_labels_v1 WHERE releaseKey = ? AND releaseNamespace = ?",
          key,
          namespace);
    });
    return release.toBuilder().labels(labels).build();
  }

  private void enter(Release release) {
    namespace = release.namespace().isEmpty() ? "default" : release.namespace();
  }

  private String now() {
    return Long.toString(clock.instant().getEpochSecond());
  }

  private Map<String, String> customLabels(String key) {
    String query =
        "SELECT key, value FROM custom_labels_v1 WHERE releaseKey = ? AND releaseNamespace = ?";
    Map<String, String> labels = new TreeMap<>();
    try (PreparedStatement statement = prepared(query, key, namespace);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        labels.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      String text = PgErrors.text(e, query);
      log.debug(
          "failed to get release custom labels", "namespace", namespace, "key", key, "error", text);
      throw PgErrors.of(e, query);
    }
    return SystemLabels.takenFrom(labels);
  }

  private void inTransaction(Runnable work) {
    try {
      connection.setAutoCommit(false);
      work.run();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw undone(PgErrors.of(e, ""));
    } catch (RuntimeException e) {
      throw undone(e);
    }
  }

  /** Ends a transaction that failed without its work; the first failure is the one that is told. */
  private RuntimeException undone(RuntimeException failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void update(String text, String... values) {
    try (PreparedStatement statement = prepared(text, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw PgErrors.of(e, text);
    }
  }

  private PreparedStatement prepared(String text, String... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }

  /** Ends the connection. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("failed to close the connection", "error", PgErrors.text(e, ""));
    }
  }
}
