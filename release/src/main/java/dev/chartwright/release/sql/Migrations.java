package dev.chartwright.release.sql;

import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables, made as Helm makes them, so that both can use one database.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/storage/driver/sql.go}, sql-migrate 1.8.1.
 */
final class Migrations {
  private static final String RECORDS = "SELECT * FROM \"gorp_migrations\" ORDER BY \"id\" ASC";

  private static final String RECORDS_TABLE =
      "create table if not exists \"gorp_migrations\" (\"id\" text not null primary key,"
          + " \"applied_at\" timestamp with time zone) ;";

  /** In the order in which they are made: by id. */
  private static final String[][] ALL = {
    {
      "custom_labels",
      """
      CREATE TABLE custom_labels_v1 (
        releaseKey VARCHAR(64),
        releaseNamespace VARCHAR(67),
        key VARCHAR(317),
        value VARCHAR(63)
      );
      CREATE INDEX ON custom_labels_v1 (releaseKey, releaseNamespace);
      GRANT ALL ON custom_labels_v1 TO PUBLIC;
      ALTER TABLE custom_labels_v1 ENABLE ROW LEVEL SECURITY;
      """
    },
    {
      "init",
      """
      CREATE TABLE releases_v1 (
        key VARCHAR(90),
        type VARCHAR(64) NOT NULL,
        body TEXT NOT NULL,
        name VARCHAR(64) NOT NULL,
        namespace VARCHAR(64) NOT NULL,
        version INTEGER NOT NULL,
        status TEXT NOT NULL,
        owner TEXT NOT NULL,
        createdAt INTEGER NOT NULL,
        modifiedAt INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY(key, namespace)
      );
      CREATE INDEX ON releases_v1 (key, namespace);
      CREATE INDEX ON releases_v1 (version);
      CREATE INDEX ON releases_v1 (status);
      CREATE INDEX ON releases_v1 (owner);
      CREATE INDEX ON releases_v1 (createdAt);
      CREATE INDEX ON releases_v1 (modifiedAt);
      GRANT ALL ON releases_v1 TO PUBLIC;
      ALTER TABLE releases_v1 ENABLE ROW LEVEL SECURITY;
      """
    },
  };

  private Migrations() {}

  /**
   * Makes what is missing.
   *
   * @throws ReleaseException in Helm's words if the tables cannot be made, or were made by
   *     something newer
   */
  static void run(Connection connection, Clock clock, LogSink log) {
    Set<String> applied = new TreeSet<>();
    try {
      applied.addAll(applied(connection));
    } catch (SQLException e) {
      log.debug("failed to get migration records", "error", PgErrors.text(e, RECORDS));
    }
    List<String[]> missing = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(applied);
    for (String[] each : ALL) {
      unknown.remove(each[0]);
      if (!applied.contains(each[0])) {
        missing.add(each);
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    for (String id : unknown) {
      throw ReleaseException.of(
          Problem.OTHER,
          "Unable to create migration plan because of " + id + ": unknown migration in database",
          null);
    }
    execute(connection, RECORDS_TABLE);
    for (String[] each : missing) {
      log.debug("find unapplied migration", "id", each[0]);
      apply(connection, each[0], each[1], clock);
    }
  }

  private static List<String> applied(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(RECORDS)) {
      while (rows.next()) {
        ids.add(rows.getString("id"));
      }
    }
    return ids;
  }

  private static void apply(Connection connection, String id, String text, Clock clock) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement();
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into \"gorp_migrations\" (\"id\",\"applied_at\") values (?,?)")) {
        statement.execute(text);
        insert.setString(1, id);
        insert.setString(2, clock.instant().toString());
        insert.executeUpdate();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw ReleaseException.of(Problem.OTHER, PgErrors.text(e, text) + " handling " + id, e);
    }
  }

  private static void execute(Connection connection, String text) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    } catch (SQLException e) {
      throw PgErrors.of(e, text);
    }
  }
}
