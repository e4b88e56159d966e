package dev.chartwright.kube;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds an object's metadata against the types of {@code ObjectMeta}.
 *
 * <p>Source: {@code cli-runtime/pkg/resource/metadata_decoder.go}.
 */
final class ObjectMetadata {
  private static final GoType OWNER =
      GoType.struct("v1.OwnerReference")
          .field("apiVersion", GoType.STRING)
          .field("kind", GoType.STRING)
          .field("name", GoType.STRING)
          .field("uid", GoType.STRING)
          .field("controller", GoType.pointerTo(GoType.BOOL))
          .field("blockOwnerDeletion", GoType.pointerTo(GoType.BOOL))
          .build();

  private static final GoType MANAGED =
      GoType.struct("v1.ManagedFieldsEntry")
          .field("manager", GoType.STRING)
          .field("operation", GoType.STRING)
          .field("apiVersion", GoType.STRING)
          .field("time", GoType.pointerTo(GoType.STRING))
          .field("fieldsType", GoType.STRING)
          .field("subresource", GoType.STRING)
          .build();

  private static final GoType OBJECT_META =
      GoType.struct("v1.ObjectMeta")
          .field("name", GoType.STRING)
          .field("generateName", GoType.STRING)
          .field("namespace", GoType.STRING)
          .field("selfLink", GoType.STRING)
          .field("uid", GoType.STRING)
          .field("resourceVersion", GoType.STRING)
          .field("generation", GoType.INT64)
          .field("creationTimestamp", GoType.pointerTo(GoType.STRING))
          .field("deletionTimestamp", GoType.pointerTo(GoType.STRING))
          .field("deletionGracePeriodSeconds", GoType.pointerTo(GoType.INT64))
          .field("labels", GoType.mapOf(GoType.STRING))
          .field("annotations", GoType.mapOf(GoType.STRING))
          .field("ownerReferences", GoType.sliceOf(OWNER))
          .field("finalizers", GoType.sliceOf(GoType.STRING))
          .field("managedFields", GoType.sliceOf(MANAGED))
          .build();

  private static final GoType TYPE_META =
      GoType.struct("v1.TypeMeta")
          .field("kind", GoType.STRING)
          .field("apiVersion", GoType.STRING)
          .build();

  private static final GoType TYPE =
      GoType.struct("resource.metadataOnlyObject")
          .embed("TypeMeta", TYPE_META)
          .field("metadata", OBJECT_META)
          .build();

  private ObjectMetadata() {}

  /**
   * What is wrong with the metadata of an object.
   *
   * @return null if nothing is
   */
  static @Nullable String fault(Map<String, @Nullable Object> object, byte[] json) {
    if (isOrdinary(object)) {
      return null;
    }
    try {
      JsonDecoder.into(TYPE).decode(json);
      return null;
    } catch (JsonException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Whether there is nothing but what nearly every manifest has, rightly typed. */
  private static boolean isOrdinary(Map<String, @Nullable Object> object) {
    if (!(object.get("kind") instanceof String)
        || !(object.get("apiVersion") instanceof String)
        || !(object.get("metadata") instanceof Map<?, ?> metadata)) {
      return false;
    }
    for (Map.Entry<?, ?> entry : metadata.entrySet()) {
      Object value = entry.getValue();
      boolean fine =
          switch (String.valueOf(entry.getKey())) {
            case "name", "namespace", "generateName" -> value instanceof String;
            case "labels", "annotations" -> value == null || holdsTexts(value);
            case "creationTimestamp" -> value == null;
            default -> false;
          };
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsTexts(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return false;
    }
    for (Object each : map.values()) {
      if (!(each instanceof String)) {
        return false;
      }
    }
    return true;
  }
}
