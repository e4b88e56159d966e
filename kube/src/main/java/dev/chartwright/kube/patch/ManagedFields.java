package dev.chartwright.kube.patch;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who manages which fields of an object, and how they pass from a manager's updates to its applies.
 *
 * <p>Source: client-go {@code util/csaupgrade}.
 */
public final class ManagedFields {
  private ManagedFields() {}

  /**
   * The JSON patch that makes what a manager updated what it applied.
   *
   * @param object as the server has it
   * @return empty if there is nothing to do
   */
  public static Optional<String> upgrade(Map<String, @Nullable Object> object, String manager) {
    if (!(object.get("metadata") instanceof Map<?, ?>)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> metadata = Trees.map(object.get("metadata"));
    if (!(metadata.get("managedFields") instanceof List<?> list)) {
      return Optional.empty();
    }
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    for (Object each : list) {
      entries.add(new LinkedHashMap<>(Trees.map(each)));
    }
    int target = find(entries, manager, "Apply", null);
    boolean changed = false;
    if (target < 0) {
      target = find(entries, manager, "Update", null);
      if (target < 0) {
        return Optional.empty();
      }
      entries.get(target).put("operation", "Apply");
      changed = true;
    }
    Map<String, @Nullable Object> applied = entries.get(target);
    int other = find(entries, manager, "Update", applied.get("apiVersion"));
    FieldSet fields = FieldSet.read(applied.get("fieldsV1"));
    if (other >= 0) {
      fields.addAll(FieldSet.read(entries.get(other).get("fieldsV1")));
    }
    JsonObject written = fields.write();
    changed |= !Json.marshal(written).equals(Json.marshal(applied.get("fieldsV1")));
    applied.put("fieldsV1", written);
    List<JsonObject> kept = new ArrayList<>();
    for (Map<String, @Nullable Object> each : entries) {
      if (is(each, manager, "Update", null)) {
        changed = true;
      } else {
        kept.add(inOrder(each));
      }
    }
    if (!changed) {
      return Optional.empty();
    }
    Object version = metadata.get("resourceVersion");
    return Optional.of(
        Json.marshal(
            List.of(
                replace("/metadata/managedFields", kept),
                replace("/metadata/resourceVersion", version == null ? "" : version))));
  }

  private static JsonObject replace(String path, Object value) {
    return JsonObject.create().put("op", "replace").put("path", path).put("value", value);
  }

  private static JsonObject inOrder(Map<String, @Nullable Object> entry) {
    JsonObject result = JsonObject.create();
    for (String key :
        List.of(
            "manager",
            "operation",
            "apiVersion",
            "time",
            "fieldsType",
            "fieldsV1",
            "subresource")) {
      Object value = entry.get(key);
      if (value != null && !value.equals("")) {
        result.put(key, value);
      }
    }
    return result;
  }

  private static int find(
      List<Map<String, @Nullable Object>> entries,
      String manager,
      String operation,
      @Nullable Object apiVersion) {
    for (int i = 0; i < entries.size(); i++) {
      if (is(entries.get(i), manager, operation, apiVersion)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean is(
      Map<String, @Nullable Object> entry,
      String manager,
      String operation,
      @Nullable Object apiVersion) {
    Object subresource = entry.get("subresource");
    return manager.equals(entry.get("manager"))
        && operation.equals(entry.get("operation"))
        && (subresource == null || subresource.equals(""))
        && (apiVersion == null || apiVersion.equals(entry.get("apiVersion")));
  }
}
