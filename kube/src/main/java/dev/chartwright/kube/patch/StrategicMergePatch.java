package dev.chartwright.kube.patch;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patches of the kinds that client-go knows: lists are merged by keys that their
 * types name. Safe for several threads.
 *
 * <pre>{@code
 * StrategicMergePatch patches = StrategicMergePatch.load();
 * patches.threeWay(original, modified, live);
 * // {spec={template={spec={$setElementOrder/containers=[{name=web}], containers=[…]}}}}
 * }</pre>
 *
 * <p>Trees that are given are not changed. Source: Kubernetes {@code
 * apimachinery/pkg/util/strategicpatch} 0.37.1.
 */
public final class StrategicMergePatch {
  private final GoTypes types;

  private StrategicMergePatch(GoTypes types) {
    this.types = types;
  }

  /** Reads the table of kinds: some milliseconds, so keep what you get. */
  public static StrategicMergePatch load() {
    return new StrategicMergePatch(GoTypes.load());
  }

  /** Whether an object is of a known kind, and has the types of that kind. */
  public boolean knows(Map<String, @Nullable Object> object) {
    Optional<PatchType> type = type(object);
    return type.isPresent() && new FieldTypes(types).fits(object, type.get().type());
  }

  private Optional<PatchType> type(Map<String, @Nullable Object> object) {
    return object.get("apiVersion") instanceof String version
            && object.get("kind") instanceof String kind
        ? types.kind(version, kind).map(type -> new PatchType(types, type))
        : Optional.empty();
  }

  private PatchType typeOf(Map<String, @Nullable Object> object) {
    return type(object)
        .orElseThrow(() -> PatchException.of("strategic merge patch format is not supported"));
  }

  /**
   * What brings a live object to what is wanted, leaving alone what others added to it.
   *
   * @param original what was wanted before: what it had and {@code modified} lacks is deleted
   * @throws PatchException if the objects do not have the types of their kind
   */
  public Map<String, @Nullable Object> threeWay(
      Map<String, @Nullable Object> original,
      Map<String, @Nullable Object> modified,
      Map<String, @Nullable Object> live) {
    PatchType type = typeOf(modified);
    Map<String, @Nullable Object> wanted = Trees.copy(modified);
    Map<String, @Nullable Object> changes = StrategicDiff.changes(Trees.copy(live), wanted, type);
    Map<String, @Nullable Object> deletions =
        StrategicDiff.deletions(Trees.copy(original), wanted, type);
    return StrategicMerge.join(deletions, Trees.copy(changes), type);
  }

  /**
   * The object that a patch makes of another.
   *
   * @throws PatchException if the kind is not known or the patch is no such patch
   */
  public Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> patch) {
    return StrategicMerge.apply(Trees.copy(object), Trees.copy(patch), typeOf(object));
  }
}
