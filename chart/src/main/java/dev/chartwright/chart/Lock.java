package dev.chartwright.chart;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dependencies that were chosen, with the exact version of each: Chart.lock or
 * requirements.lock.
 *
 * <p>Immutable.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/dependency.go}.
 */
public final class Lock {
  private static final GoType TYPE =
      GoType.struct("v2.Lock")
          .field("generated", GoTime.JSON_TYPE)
          .field("digest", GoType.STRING)
          .field("dependencies", GoType.sliceOf(GoType.pointerTo(MetadataTypes.DEPENDENCY)))
          .build();

  private final GoTime generated;
  private final String digest;
  private final @Nullable List<@Nullable Dependency> dependencies;

  private Lock(GoTime generated, String digest, @Nullable List<@Nullable Dependency> dependencies) {
    this.generated = generated;
    this.digest = digest;
    this.dependencies =
        dependencies == null ? null : Collections.unmodifiableList(new ArrayList<>(dependencies));
  }

  /**
   * A lock.
   *
   * @param digest {@code sha256:} and the hash of what Chart.yaml asks for and what was chosen
   * @param dependencies null when the file names none at all, which is written as {@code null}
   */
  public static Lock of(
      GoTime generated, String digest, @Nullable List<@Nullable Dependency> dependencies) {
    return new Lock(generated, digest, dependencies);
  }

  /** When the lock was made; {@link GoTime#ZERO} when the file does not say. */
  public GoTime generated() {
    return generated;
  }

  /** The hash of what Chart.yaml asks for and what was chosen. */
  public String digest() {
    return digest;
  }

  /** What was chosen; an element is null where the file says so. */
  public List<@Nullable Dependency> dependencies() {
    return dependencies == null ? List.of() : dependencies;
  }

  /** The same, made at another time. */
  public Lock withGenerated(GoTime generated) {
    return new Lock(generated, digest, dependencies);
  }

  /**
   * Reads a lock file.
   *
   * @return null when the file holds nothing
   * @throws dev.chartwright.golang.json.JsonException if a field has the wrong type; in
   *     encoding/json's words behind {@code error unmarshaling JSON: while decoding JSON: }
   */
  public static @Nullable Lock read(byte[] yaml) {
    Object decoded = YamlDecoder.into(GoType.pointerTo(TYPE)).decode(yaml);
    if (!(decoded instanceof JsonStruct struct)) {
      return null;
    }
    return new Lock(
        struct.get("generated") instanceof GoTime time ? time : GoTime.ZERO,
        struct.string("digest"),
        struct.get("dependencies") == null
            ? null
            : MetadataReader.dependencies(struct.list("dependencies")));
  }

  /** The text of a lock file. */
  public String toYaml() {
    return Metadata.yaml(toJsonObject());
  }

  JsonObject toJsonObject() {
    return JsonObject.create()
        .put("generated", generated)
        .put("digest", digest)
        .put("dependencies", dependencies == null ? null : Metadata.objects(dependencies));
  }
}
