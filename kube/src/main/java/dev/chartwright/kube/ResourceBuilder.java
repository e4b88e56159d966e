package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes resources of a manifest: reads its documents, opens lists, finds out where the kinds are,
 * and fills in the namespace. What one document lacks does not keep the others from being looked
 * at; a document that cannot be read does.
 *
 * <p>Source: {@code cli-runtime/pkg/resource} (Builder, StreamVisitor, mapper).
 */
final class ResourceBuilder {
  private final KubeApi api;
  private final String namespace;
  private final boolean validate;
  private final List<Resource> resources = new ArrayList<>();
  private final Aggregate failures = new Aggregate();

  ResourceBuilder(KubeApi api, String namespace, boolean validate) {
    this.api = api;
    this.namespace = namespace;
    this.validate = validate;
  }

  List<Resource> build(String manifests) {
    ManifestStream stream = new ManifestStream(manifests);
    boolean goesOn = true;
    while (goesOn) {
      Optional<byte[]> next = read(stream);
      goesOn = next.isPresent() && (isNull(next.get()) || add(next.get()));
    }
    if (!failures.isEmpty()) {
      throw failures.failure();
    }
    return resources;
  }

  /** The next document; a stream that is broken ends there. */
  private Optional<byte[]> read(ManifestStream stream) {
    try {
      return stream.next();
    } catch (KubeException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private static boolean isNull(byte[] json) {
    return json.length == 0
        || (json.length == 4 && json[0] == 'n' && json[1] == 'u' && json[2] == 'l');
  }

  /**
   * Adds what a document describes, or why it cannot be.
   *
   * @return whether the next one may be looked at
   */
  private boolean add(byte[] json) {
    Object value;
    try {
      value = JsonTree.read(json);
    } catch (KubeException e) {
      failures.add("unable to decode \"\": " + e.getMessage());
      return true;
    }
    if (validate) {
      Aggregate faults = new KindCheck(api).faults(value);
      if (!faults.isEmpty()) {
        failures.add("error validating \"\": error validating data: " + faults.message());
        return false;
      }
    }
    if (!(value instanceof Map<?, ?>)) {
      failures.add(
          "unable to decode \"\": json: cannot unmarshal "
              + JsonTree.word(value)
              + " into Go value of type unstructured.detector");
      return true;
    }
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) value;
    String fault = faultOf(map, json);
    if (fault != null) {
      failures.add("unable to decode \"\": " + fault);
      return true;
    }
    addObject(map);
    return true;
  }

  private void addObject(Map<String, @Nullable Object> map) {
    KubeObject object = KubeObject.of(map);
    GroupVersionKind kind = object.groupVersionKind();
    Optional<RestMapping> mapping;
    try {
      mapping = map(kind, map.containsKey("items"));
    } catch (KubeException e) {
      failures.add("unable to recognize \"\": " + e.getMessage());
      return;
    }
    if (mapping.isEmpty()) {
      failures.add(
          "resource mapping not found for name: "
              + Quote.quote(object.name())
              + " namespace: "
              + Quote.quote(object.namespace())
              + " from \"\": "
              + noMatch(kind)
              + "\nensure CRDs are installed first");
    } else if (map.containsKey("items")) {
      open(map);
    } else {
      RestMapping found = mapping.get();
      resources.add(place(kind.version().isEmpty() ? found.withoutVersion() : found, object));
    }
  }

  private static @Nullable String faultOf(Map<String, @Nullable Object> map, byte[] json) {
    if (map.containsKey("items")) {
      Object items = map.get("items");
      if (items != null && !(items instanceof List<?>)) {
        return "json: cannot unmarshal "
            + JsonTree.word(items)
            + " into Go struct field decodeList.items of type []json.RawMessage";
      }
      if (items instanceof List<?> list) {
        for (Object item : list) {
          if (item != null && !(item instanceof Map<?, ?>)) {
            return "json: cannot unmarshal "
                + JsonTree.word(item)
                + " into Go value of type map[string]interface {}";
          }
        }
      }
    }
    boolean versioned =
        !(map.get("apiVersion") instanceof String version)
            || version.indexOf('/') == version.lastIndexOf('/');
    if (!versioned || !(map.get("kind") instanceof String kind) || kind.isEmpty()) {
      return "Object 'Kind' is missing in '" + GoString.of(json) + "'";
    }
    return ObjectMetadata.fault(map, json);
  }

  /** Opens a list; lists in it come after everything else in it. */
  private void open(Map<String, @Nullable Object> list) {
    Aggregate faults = new Aggregate();
    List<Map<?, ?>> lists = new ArrayList<>();
    lists.add(list);
    boolean outermost = true;
    for (int i = 0; i < lists.size(); i++) {
      Map<?, ?> each = lists.get(i);
      if (!(each.get("items") instanceof List<?> items)) {
        continue;
      }
      for (Object item : items) {
        if (item instanceof Map<?, ?> map) {
          @SuppressWarnings("unchecked")
          Map<String, @Nullable Object> entry = (Map<String, @Nullable Object>) map;
          if (outermost && !isText(entry.get("kind")) && !isText(entry.get("apiVersion"))) {
            entry.put("kind", withoutList(String.valueOf(each.get("kind"))));
            entry.put("apiVersion", each.get("apiVersion"));
          }
          if (entry.get("items") instanceof List<?>) {
            lists.add(entry);
          } else {
            addItem(KubeObject.of(entry), faults);
          }
        }
      }
      outermost = false;
    }
    if (!faults.isEmpty()) {
      failures.add(faults.failure());
    }
  }

  private void addItem(KubeObject object, Aggregate faults) {
    GroupVersionKind kind = object.groupVersionKind();
    String type = "unable to get type info from the object \"*unstructured.Unstructured\": Object ";
    if (kind.kind().isEmpty()) {
      faults.add(type + "'Kind' is missing in 'object has no kind field '");
      return;
    }
    if (kind.version().isEmpty()) {
      faults.add(type + "'apiVersion' is missing in 'object has no apiVersion field'");
      return;
    }
    Optional<RestMapping> mapping = map(kind, false);
    if (mapping.isEmpty()) {
      faults.add("unable to recognize " + noMatch(kind));
      return;
    }
    resources.add(place(mapping.get(), object));
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty();
  }

  private static String withoutList(String kind) {
    return kind.endsWith("List") ? kind.substring(0, kind.length() - 4) : kind;
  }

  /** Lists are known wherever their elements are, and {@code List} in every group. */
  private Optional<RestMapping> map(GroupVersionKind kind, boolean list) {
    if (list && kind.kind().equals("List")) {
      return Optional.of(new RestMapping(kind, "lists", false));
    }
    if (list && kind.kind().endsWith("List")) {
      return api.mapping(
          new GroupVersionKind(kind.group(), kind.version(), withoutList(kind.kind())));
    }
    return api.mapping(kind);
  }

  private static String noMatch(GroupVersionKind kind) {
    return "no matches for kind "
        + Quote.quote(kind.kind())
        + " in version "
        + Quote.quote(kind.apiVersion());
  }

  private Resource place(RestMapping mapping, KubeObject object) {
    String where = object.namespace();
    if (!mapping.namespaced()) {
      return new Resource(mapping, "", object.name(), object.withNamespace(""));
    }
    if (where.isEmpty()) {
      return new Resource(mapping, namespace, object.name(), object.withNamespace(namespace));
    }
    return new Resource(mapping, where, object.name(), object);
  }
}
