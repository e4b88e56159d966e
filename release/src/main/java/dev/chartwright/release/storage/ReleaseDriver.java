package dev.chartwright.release.storage;

import dev.chartwright.release.Release;
import java.util.List;
import java.util.Map;

/**
 * A place where release records are kept, by key ({@code sh.helm.release.v1.NAME.vREVISION}). Safe
 * for several threads. Source: Helm 4.3.1 {@code pkg/storage/driver/driver.go}.
 */
public interface ReleaseDriver extends AutoCloseable {
  /** Such as {@code Secret}. */
  String name();

  /**
   * A record.
   *
   * @throws dev.chartwright.release.ReleaseException {@code NOT_FOUND} if there is none
   */
  Release get(String key);

  /** All records that can be read, in the driver's order. */
  List<Release> list();

  /** The records with all of these labels; {@code NOT_FOUND} if there are none. */
  List<Release> query(Map<String, String> labels);

  /** Keeps a new record; {@code EXISTS} if the key is taken. */
  void create(String key, Release release);

  /** Replaces a record; {@code NOT_FOUND} if there is none. */
  void update(String key, Release release);

  /** Removes a record and gives it back. */
  Release delete(String key);

  @Override
  void close();
}
