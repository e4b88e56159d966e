package dev.chartwright.provenance;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the real helm did with keyrings and files, from a file of recordings. */
final class Recordings {
  /** When they were made. */
  static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T18:49:00Z"), ZoneOffset.UTC);

  /** The file that is signed in them all. */
  static final String FILE = "c-0.1.0.tgz";

  static final String SHA256 = "8957dffd308a1f0ebfd6f30d87a378651122c8065782a74c722e23d211b873f7";

  static final String TEXT =
      MessageBlock.text("apiVersion: v2\nname: c\nversion: 0.1.0\n", FILE, SHA256);

  private final Map<?, ?> all;

  private Recordings(Map<?, ?> all) {
    this.all = all;
  }

  static Recordings read(String name) {
    try (InputStream in =
        Objects.requireNonNull(Recordings.class.getResourceAsStream(name), name)) {
      return new Recordings(
          (Map<?, ?>) Objects.requireNonNull(Json.parse(GoString.of(in.readAllBytes()))));
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  byte[] keyring(String name) {
    return decoded("keyrings", name);
  }

  byte[] provenance(String name) {
    return decoded("provenance", name);
  }

  private byte[] decoded(String kind, String name) {
    Map<?, ?> files = (Map<?, ?>) Objects.requireNonNull(all.get(kind), kind);
    return Base64.getDecoder().decode(text(files, name));
  }

  Stream<Map<?, ?>> cases() {
    List<?> cases = (List<?>) Objects.requireNonNull(all.get("cases"));
    return cases.stream().map(each -> (Map<?, ?>) Objects.requireNonNull(each));
  }

  static String text(Map<?, ?> from, String key) {
    return (String) Objects.requireNonNull(from.get(key), key);
  }
}
