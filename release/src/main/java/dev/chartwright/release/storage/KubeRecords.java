package dev.chartwright.release.storage;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.json.Json;
import dev.chartwright.kube.KubeApi;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.KubeRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records as objects of the API, either kind. As safe for several threads as the API. */
final class KubeRecords {
  /** The one data key of a record. */
  private static final String KEY = "release";

  /** What a record is kept in. */
  enum Kind {
    SECRET("Secret", "secrets"),
    CONFIG_MAP("ConfigMap", "configmaps");

    private final String word;
    private final String plural;

    Kind(String word, String plural) {
      this.word = word;
      this.plural = plural;
    }

    String word() {
      return word;
    }
  }

  private final Kind kind;
  private final Supplier<? extends KubeApi> api;
  private final String collection;

  KubeRecords(Kind kind, Supplier<? extends KubeApi> api, String namespace) {
    this.kind = kind;
    this.api = api;
    this.collection = namespace.isEmpty() ? "/api/v1/" + kind.plural : in(namespace);
  }

  Kind kind() {
    return kind;
  }

  KubeObject get(String name) {
    return send(KubeRequest.get(path(name)));
  }

  /** Beside an object that was found, which may be in any namespace. */
  KubeObject getBeside(KubeObject found, String name) {
    String namespace = found.namespace();
    return namespace.isEmpty() ? get(name) : send(KubeRequest.get(in(namespace) + "/" + name));
  }

  private String in(String namespace) {
    return "/api/v1/namespaces/" + namespace + "/" + kind.plural;
  }

  /** Objects with all that the server tells of them. */
  List<KubeObject> list(Map<String, String> labels) {
    return items(send(listing(labels)));
  }

  /** Whether there is an object with these labels. */
  boolean any(Map<String, String> labels) {
    return !items(send(listing(labels).query("limit", "1"))).isEmpty();
  }

  /**
   * Hands out objects while they arrive, with what a release is read from: name, namespace, labels
   * and record.
   */
  void listRecords(Map<String, String> labels, Consumer<KubeObject> each) {
    KubeRequest request = listing(labels).accept(ProtobufList.ACCEPT);
    List<KubeObject> together = api.get().read(request, in -> streamed(in, each));
    together.forEach(each);
  }

  /** Hands out what comes as protobuf, and returns what comes as JSON. */
  private static List<KubeObject> streamed(InputStream in, Consumer<KubeObject> each)
      throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    byte[] first = buffered.readNBytes(ProtobufRecord.MAGIC.length);
    if (ProtobufList.is(first)) {
      ProtobufList.read(buffered, each);
      return List.of();
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    json.writeBytes(first);
    buffered.transferTo(json);
    return items(parse(json.toByteArray()));
  }

  /** Sends what is answered with an object, whose kind client-go knows beforehand. */
  private KubeObject send(KubeRequest request) {
    return api.get().read(request, in -> parse(in.readAllBytes()));
  }

  private static KubeObject parse(byte[] json) {
    try {
      return KubeObject.parse(json);
    } catch (KubeException e) {
      throw KubeException.of("couldn't get version/kind; json parse error: " + e.getMessage(), e);
    }
  }

  private KubeRequest listing(Map<String, String> labels) {
    return KubeRequest.get(collection).query("labelSelector", selector(labels));
  }

  private static List<KubeObject> items(KubeObject list) {
    List<?> items = list.listAt("items");
    List<KubeObject> objects = new ArrayList<>(items.size());
    for (Object item : items) {
      if (item instanceof Map<?, ?> map) {
        objects.add(object(map));
      }
    }
    return objects;
  }

  KubeObject create(String name, Map<String, String> labels, String record) {
    return send(
        KubeRequest.of("POST", collection)
            .body(ProtobufRecord.TYPE, ProtobufRecord.encode(kind, name, labels, KEY, record)));
  }

  KubeObject create(Map<String, @Nullable Object> object) {
    return send(KubeRequest.of("POST", collection).body("application/json", json(object)));
  }

  KubeObject update(String name, Map<String, String> labels, String record) {
    return send(
        KubeRequest.of("PUT", path(name))
            .body(ProtobufRecord.TYPE, ProtobufRecord.encode(kind, name, labels, KEY, record)));
  }

  void mergePatch(String name, Map<String, @Nullable Object> patch) {
    byte[] json = json(patch);
    api.get().send(KubeRequest.of("PATCH", path(name)).body("application/merge-patch+json", json));
  }

  void delete(String name) {
    api.get()
        .send(
            KubeRequest.of("DELETE", path(name))
                .body(ProtobufRecord.TYPE, ProtobufRecord.deleteOptions()));
  }

  private String path(String name) {
    return collection + "/" + name;
  }

  /** The record in an object; empty if there is none. */
  String record(KubeObject object) {
    if (object.at("data", KEY) instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    String data = object.textAt("data", KEY);
    return kind == Kind.SECRET
        ? new String(Base64.getDecoder().decode(data), StandardCharsets.ISO_8859_1)
        : data;
  }

  /**
   * An object with a record, or a part of one, in its one data key; to be changed by whoever asks.
   */
  Map<String, @Nullable Object> object(String name, Map<String, String> labels, String record) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("labels", labels);
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("apiVersion", "v1");
    object.put("kind", kind.word);
    object.put("metadata", metadata);
    if (kind == Kind.SECRET) {
      byte[] bytes = record.getBytes(StandardCharsets.ISO_8859_1);
      object.put("data", Map.of(KEY, Base64.getEncoder().encodeToString(bytes)));
      object.put("type", "helm.sh/release.v1");
    } else {
      object.put("data", Map.of(KEY, record));
    }
    return object;
  }

  private static byte[] json(Map<String, @Nullable Object> object) {
    return GoString.bytes(Json.marshal(object));
  }

  @SuppressWarnings("unchecked")
  private static KubeObject object(Map<?, ?> map) {
    return KubeObject.of((Map<String, @Nullable Object>) map);
  }

  /** As {@code labels.Set.String}: sorted by key. */
  private static String selector(Map<String, String> labels) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> label : sorted(labels).entrySet()) {
      text.append(text.length() == 0 ? "" : ",");
      text.append(label.getKey()).append('=').append(label.getValue());
    }
    return text.toString();
  }

  static Map<String, String> sorted(Map<String, String> labels) {
    Map<String, String> sorted = new TreeMap<>(StringOrder.BYTES);
    sorted.putAll(labels);
    return sorted;
  }

  /**
   * The labels of a record that is written: the user's win over the time, the system's over all.
   *
   * @param stamp {@code createdAt} or {@code modifiedAt}
   */
  static Map<String, String> labels(
      Map<String, String> known, String stamp, long seconds, Map<String, String> system) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(stamp, Long.toString(seconds));
    labels.putAll(known);
    labels.putAll(system);
    return labels;
  }
}
