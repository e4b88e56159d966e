package dev.chartwright.action;

import dev.chartwright.kube.config.ConfigFlags;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Which cluster a verb works on, and where in it. Immutable.
 *
 * @param connection what flags and environment say about the cluster
 * @param namespace where releases are kept, and objects that name no namespace
 * @param queriesPerSecond how many requests a second may be sent when the burst is used up; 0 for
 *     client-go's 5
 * @param burst how many may be sent at once
 * @param driver where releases are kept: {@code secret} (or empty), {@code configmap}, {@code
 *     memory}, {@code sql}
 * @param sqlConnectionString the database of the driver {@code sql}
 * @param chunkedRecords whether a record that is too large for one object of the API is stored in
 *     several
 * @param terminal whether standard input is a terminal, for programs that know credentials
 * @param warnings takes what the server warns of
 * @param shortLived whether the process ends after this work, as a command does: its TLS is then
 *     set up beside other work, with ciphers that are fast in a young JVM
 */
public record ClusterSettings(
    ConfigFlags connection,
    String namespace,
    float queriesPerSecond,
    int burst,
    String driver,
    String sqlConnectionString,
    boolean chunkedRecords,
    BooleanSupplier terminal,
    Consumer<String> warnings,
    boolean shortLived) {
  /** The same cluster with another namespace; empty for all. */
  public ClusterSettings withNamespace(String other) {
    return new ClusterSettings(
        connection,
        other,
        queriesPerSecond,
        burst,
        driver,
        sqlConnectionString,
        chunkedRecords,
        terminal,
        warnings,
        shortLived);
  }

  /** The same cluster, with or without records in several objects. */
  public ClusterSettings withChunkedRecords(boolean allowed) {
    return new ClusterSettings(
        connection,
        namespace,
        queriesPerSecond,
        burst,
        driver,
        sqlConnectionString,
        allowed,
        terminal,
        warnings,
        shortLived);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "ClusterSettings[namespace=" + namespace + ", driver=" + driver + "]";
  }
}
