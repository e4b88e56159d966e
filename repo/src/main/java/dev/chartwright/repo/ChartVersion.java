package dev.chartwright.repo;

import dev.chartwright.chart.Dependency;
import dev.chartwright.chart.Metadata;
import dev.chartwright.chart.ValidationException;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.time.GoTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a chart in an index, with all that the index says about it.
 *
 * <p>Immutable. Source: Helm {@code pkg/repo/v1/index.go}.
 */
public final class ChartVersion {
  private final Metadata metadata;
  private final @Nullable List<String> urls;
  private final GoTime created;
  private final boolean removed;
  private final String digest;
  private final JsonObject legacy;

  private ChartVersion(
      Metadata metadata,
      @Nullable List<String> urls,
      GoTime created,
      boolean removed,
      String digest,
      JsonObject legacy) {
    this.metadata = metadata;
    this.urls = urls == null ? null : List.copyOf(urls);
    this.created = created;
    this.removed = removed;
    this.digest = digest;
    this.legacy = legacy;
  }

  /**
   * A version of a chart.
   *
   * @param urls where its archive is; relative ones lie below the repository
   * @param created when it was added
   * @param digest SHA-256 of the archive in hex, or empty
   */
  public static ChartVersion of(
      Metadata metadata, List<String> urls, GoTime created, String digest) {
    return new ChartVersion(metadata, urls, created, false, digest, JsonObject.create());
  }

  /**
   * The entry in a struct of {@link IndexTypes#CHART_VERSION}, its metadata checked and printable.
   *
   * @throws ValidationException if it breaks a rule that matters in an index
   */
  public static ChartVersion of(JsonStruct struct) {
    return new ChartVersion(
        checked(metadata(struct)),
        struct.get("urls") == null ? null : struct.strings("urls"),
        struct.get("created") instanceof GoTime time ? time : GoTime.ZERO,
        struct.bool("removed"),
        struct.string("digest"),
        JsonObject.create()
            .putNonEmpty("checksum", struct.string("checksum"))
            .putNonEmpty("engine", struct.string("engine"))
            .putNonEmpty("tillerVersion", struct.string("tillerVersion"))
            .putNonEmpty("url", struct.string("url")));
  }

  private static Metadata metadata(JsonStruct struct) {
    Metadata metadata = Metadata.of(struct);
    return metadata.apiVersion().isEmpty()
        ? metadata.toBuilder().apiVersion(Metadata.API_V1).build()
        : metadata;
  }

  private static Metadata checked(Metadata metadata) {
    try {
      return metadata.validated();
    } catch (ValidationException e) {
      // Indexes made by other software repeat dependencies without their aliases.
      if (!String.valueOf(e.getMessage())
          .startsWith("validation: more than one dependency with name or alias")) {
        throw e;
      }
    }
    List<@Nullable Dependency> dependencies = new ArrayList<>(metadata.dependencies());
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < dependencies.size(); i++) {
      Dependency each = dependencies.get(i);
      Dependency clean = each == null ? null : each.validated();
      dependencies.set(i, clean);
      // Helm stops at the first that repeats another, and leaves the rest as they are.
      if (clean == null || keys.contains(clean.key())) {
        break;
      }
      keys.add(clean.key());
    }
    return metadata.withDependencies(List.of()).validated().withDependencies(dependencies);
  }

  /** Chart.yaml of that version. */
  public Metadata metadata() {
    return metadata;
  }

  /** Where its archive is; relative ones lie below the repository. */
  public List<String> urls() {
    return urls == null ? List.of() : urls;
  }

  /** When it was added to the index; the beginning of the year 1 if the index does not say. */
  public GoTime created() {
    return created;
  }

  /** Whether the index says that it was removed; nothing heeds it. */
  public boolean removed() {
    return removed;
  }

  /** SHA-256 of the archive in hex, or empty. */
  public String digest() {
    return digest;
  }

  /** The JSON text of the entry, in the order of Helm's fields. */
  String toJson() {
    String rest =
        Json.marshal(
            JsonObject.create()
                .put("urls", urls)
                .put("created", created)
                .putNonEmpty("removed", removed)
                .putNonEmpty("digest", digest));
    String old = legacy.size() == 0 ? "" : "," + inner(Json.marshal(legacy));
    String known = inner(metadata.toJson());
    return "{" + known + (known.isEmpty() ? "" : ",") + inner(rest) + old + "}";
  }

  private static String inner(String object) {
    return object.substring(1, object.length() - 1);
  }

  @Override
  public String toString() {
    return metadata.toString();
  }
}
