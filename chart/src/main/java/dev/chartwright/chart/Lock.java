package dev.chartwright.chart;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.json.RawJson;
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
 * <p>Beside that an entry may pin the bytes of the archive ({@link LockPin}), which Helm reads over
 * and which count neither for the digest nor for charts that are packed. Immutable.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/v2/dependency.go}.
 */
public final class Lock {
  /** {@code v2.Lock} with our pins. */
  public static final GoType TYPE =
      GoType.struct("v2.Lock")
          .field("generated", GoTime.JSON_TYPE)
          .field("digest", GoType.STRING)
          .field("dependencies", GoType.sliceOf(GoType.pointerTo(MetadataTypes.LOCKED_DEPENDENCY)))
          .build();

  private final GoTime generated;
  private final String digest;
  private final @Nullable List<@Nullable Dependency> dependencies;
  private final List<LockPin> pins;

  private Lock(
      GoTime generated,
      String digest,
      @Nullable List<@Nullable Dependency> dependencies,
      List<LockPin> pins) {
    this.generated = generated;
    this.digest = digest;
    this.dependencies =
        dependencies == null ? null : Collections.unmodifiableList(new ArrayList<>(dependencies));
    this.pins = List.copyOf(pins);
  }

  /**
   * A lock.
   *
   * @param digest {@code sha256:} and the hash of what Chart.yaml asks for and what was chosen
   * @param dependencies null when the file names none at all, which is written as {@code null}
   */
  public static Lock of(
      GoTime generated, String digest, @Nullable List<@Nullable Dependency> dependencies) {
    return new Lock(generated, digest, dependencies, List.of());
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

  /** The bytes that the dependency at this place must have; {@link LockPin#NONE} if any will do. */
  public LockPin pin(int place) {
    return place < pins.size() ? pins.get(place) : LockPin.NONE;
  }

  /** Whether there is a pin at all. */
  public boolean isPinned() {
    for (LockPin pin : pins) {
      if (!pin.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The same, made at another time. */
  public Lock withGenerated(GoTime generated) {
    return new Lock(generated, digest, dependencies, pins);
  }

  /** The same with another hash. */
  public Lock withDigest(String digest) {
    return new Lock(generated, digest, dependencies, pins);
  }

  /** The same with pins, one for each dependency in their order; an empty list takes them away. */
  public Lock withPins(List<LockPin> pins) {
    return new Lock(generated, digest, dependencies, pins);
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
    return decoded instanceof JsonStruct struct ? of(struct) : null;
  }

  /** The lock in a struct of {@link #TYPE}. */
  public static Lock of(JsonStruct struct) {
    return new Lock(
        struct.get("generated") instanceof GoTime time ? time : GoTime.ZERO,
        struct.string("digest"),
        struct.get("dependencies") == null
            ? null
            : MetadataReader.dependencies(struct.list("dependencies")),
        pins(struct.list("dependencies")));
  }

  private static List<LockPin> pins(List<? extends @Nullable Object> entries) {
    List<LockPin> pins = new ArrayList<>(entries.size());
    for (Object entry : entries) {
      pins.add(
          entry instanceof JsonStruct struct
              ? new LockPin(text(struct.get("digest")), text(struct.get("manifest")))
              : LockPin.NONE);
    }
    return pins;
  }

  // Helm does not look at these fields, so that they may hold anything.
  private static String text(@Nullable Object field) {
    return field instanceof RawJson raw && Json.parse(raw.text()) instanceof String text
        ? text
        : "";
  }

  /** The text of a lock file as Helm writes it: without pins. */
  public String toYaml() {
    return Metadata.yaml(toJsonObject());
  }

  /** The lock as Go's JSON, without pins. */
  public String toJson() {
    return Json.marshal(toJsonObject());
  }

  JsonObject toJsonObject() {
    return json(plainDependencies());
  }

  /** The text of a lock file with its pins, which Helm reads over. */
  public String toPinnedYaml() {
    List<@Nullable Dependency> chosen = dependencies;
    if (chosen == null) {
      return toYaml();
    }
    List<@Nullable Object> entries = new ArrayList<>(chosen.size());
    for (int i = 0; i < chosen.size(); i++) {
      Dependency each = chosen.get(i);
      entries.add(
          each == null
              ? null
              : each.toJsonObject()
                  .putNonEmpty("digest", pin(i).archive())
                  .putNonEmpty("manifest", pin(i).manifest()));
    }
    return Metadata.yaml(json(entries));
  }

  @Nullable List<@Nullable Object> plainDependencies() {
    return dependencies == null ? null : Metadata.objects(dependencies);
  }

  private JsonObject json(@Nullable List<@Nullable Object> entries) {
    return JsonObject.create()
        .put("generated", generated)
        .put("digest", digest)
        .put("dependencies", entries);
  }
}
