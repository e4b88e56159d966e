package dev.chartwright.action;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.yaml.Yaml;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two states of an object as YAML that can be held against each other: without what only the server
 * writes, and without the values of Secrets.
 *
 * @param before empty if it is not there
 * @param after empty if it will not be there
 */
record ObjectTexts(String before, String after) {
  private static final String HIDDEN = "(hidden)";
  private static final String OLD = "(hidden, as it was)";
  private static final String NEW = "(hidden, as it will be)";
  private static final List<String> SERVERS =
      List.of(
          "managedFields",
          "resourceVersion",
          "uid",
          "creationTimestamp",
          "generation",
          "selfLink",
          "deletionTimestamp",
          "deletionGracePeriodSeconds");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** The texts of two states; null where there is none. */
  static ObjectTexts of(
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> first = before == null ? null : cleaned(before);
    Map<String, @Nullable Object> second = after == null ? null : cleaned(after);
    hide(first, second);
    return new ObjectTexts(yaml(first), yaml(second));
  }

  String diff(int context) {
    return UnifiedDiff.of(before, after, context);
  }

  /**
   * An object as the server would keep it: what is written as text under {@code stringData} of a
   * Secret stands under {@code data}.
   */
  static Map<String, @Nullable Object> asKept(Map<String, @Nullable Object> object) {
    if (!secret(object) || !(object.get("stringData") instanceof Map<?, ?> texts)) {
      return object;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(object);
    kept.remove("stringData");
    Map<String, @Nullable Object> data = copy(object.get("data"));
    for (Map.Entry<?, ?> each : texts.entrySet()) {
      byte[] bytes = GoString.bytes(String.valueOf(each.getValue()));
      data.put(String.valueOf(each.getKey()), Base64.getEncoder().encodeToString(bytes));
    }
    kept.put("data", data);
    return kept;
  }

  private static Map<String, @Nullable Object> cleaned(Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> clean = new LinkedHashMap<>(asKept(object));
    clean.remove("status");
    Map<String, @Nullable Object> metadata = copy(clean.get("metadata"));
    SERVERS.forEach(metadata::remove);
    if (metadata.containsKey("annotations")) {
      Map<String, @Nullable Object> annotations = copy(metadata.get("annotations"));
      annotations.remove(LAST_APPLIED);
      metadata.put("annotations", annotations);
      if (annotations.isEmpty()) {
        metadata.remove("annotations");
      }
    }
    clean.put("metadata", metadata);
    return clean;
  }

  /** Puts words in place of the values of a Secret. */
  private static void hide(
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    boolean secret = (before != null && secret(before)) || (after != null && secret(after));
    if (!secret) {
      return;
    }
    Map<String, @Nullable Object> old = copy(before == null ? null : before.get("data"));
    Map<String, @Nullable Object> next = copy(after == null ? null : after.get("data"));
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(next.keySet());
    Map<String, @Nullable Object> oldWords = new LinkedHashMap<>();
    Map<String, @Nullable Object> nextWords = new LinkedHashMap<>();
    for (String key : keys) {
      boolean both = old.containsKey(key) && next.containsKey(key);
      boolean changed = both && !Objects.equals(old.get(key), next.get(key));
      if (old.containsKey(key)) {
        oldWords.put(key, changed ? OLD : HIDDEN);
      }
      if (next.containsKey(key)) {
        nextWords.put(key, changed ? NEW : HIDDEN);
      }
    }
    put(before, oldWords);
    put(after, nextWords);
  }

  private static void put(
      @Nullable Map<String, @Nullable Object> object, Map<String, @Nullable Object> words) {
    if (object != null && !words.isEmpty()) {
      object.put("data", words);
    }
  }

  private static boolean secret(Map<String, @Nullable Object> object) {
    return "Secret".equals(object.get("kind")) && "v1".equals(object.get("apiVersion"));
  }

  private static Map<String, @Nullable Object> copy(@Nullable Object map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> each : entries.entrySet()) {
        copy.put(String.valueOf(each.getKey()), each.getValue());
      }
    }
    return copy;
  }

  private static String yaml(@Nullable Map<String, @Nullable Object> object) {
    return object == null ? "" : Yaml.jsonToYaml(Json.marshal(object));
  }
}
