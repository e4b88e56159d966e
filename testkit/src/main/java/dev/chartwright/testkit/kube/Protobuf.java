package dev.chartwright.testkit.kube;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Reads Kubernetes' protobuf bodies of the kinds that Helm sends so: Secret, ConfigMap, Namespace,
 * and options of a deletion. Source: k8s.io/api core/v1 generated.proto, apimachinery meta/v1
 * generated.proto, runtime/serializer/protobuf.
 */
final class Protobuf {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private final byte[] bytes;
  private int at;
  private final int end;

  private Protobuf(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** A field that was read. */
  private interface Field {
    void read(int number, Protobuf value, long plain);
  }

  static boolean is(byte[] body) {
    return body.length > MAGIC.length
        && body[0] == MAGIC[0]
        && body[1] == MAGIC[1]
        && body[2] == MAGIC[2]
        && body[3] == MAGIC[3];
  }

  /** The object that a body describes, as JSON. */
  static Map<String, Object> read(byte[] body) {
    Map<String, Object> object = Tree.map();
    List<Protobuf> raw = new ArrayList<>();
    new Protobuf(body, MAGIC.length, body.length)
        .each((number, value, plain) -> {
          if (number == 1) {
            value.each(
                (field, text, any) -> object.put(field == 1 ? "apiVersion" : "kind", text.text()));
          } else if (number == 2) {
            raw.add(value);
          }
        });
    if (!raw.isEmpty()) {
      String kind = Tree.text(object, "kind");
      raw.get(0).each((number, value, plain) -> field(kind, object, number, value, plain));
    }
    return object;
  }

  private static void field(
      String kind, Map<String, Object> object, int number, Protobuf value, long plain) {
    if (kind.equals("DeleteOptions")) {
      switch (number) {
        case 1 -> object.put("gracePeriodSeconds", plain);
        case 2 -> object.put("preconditions", preconditions(value));
        case 3 -> object.put("orphanDependents", plain != 0);
        case 4 -> object.put("propagationPolicy", value.text());
        default -> {
          // Dry run is in the query.
        }
      }
      return;
    }
    if (number == 1) {
      object.put("metadata", metadata(value));
      return;
    }
    switch (kind + number) {
      case "Secret2" -> value.entry(Tree.make(object, "data"), true);
      case "Secret3" -> object.put("type", value.text());
      case "Secret4" -> value.entry(Tree.make(object, "stringData"), false);
      case "Secret5", "ConfigMap4" -> object.put("immutable", plain != 0);
      case "ConfigMap2" -> value.entry(Tree.make(object, "data"), false);
      case "ConfigMap3" -> value.entry(Tree.make(object, "binaryData"), true);
      case "Namespace2", "Namespace3" -> {
        // Only the server says something there.
      }
      default -> throw Refusal.badRequest("this fake API server reads no protobuf of kind " + kind);
    }
  }

  private static Map<String, Object> preconditions(Protobuf message) {
    Map<String, Object> result = Tree.map();
    message.each((number, value, plain) ->
        result.put(number == 1 ? "uid" : "resourceVersion", value.text()));
    return result;
  }

  private static Map<String, Object> metadata(Protobuf message) {
    Map<String, Object> metadata = Tree.map();
    message.each((number, value, plain) -> {
      switch (number) {
        case 1 -> value.putText(metadata, "name");
        case 2 -> value.putText(metadata, "generateName");
        case 3 -> value.putText(metadata, "namespace");
        case 5 -> value.putText(metadata, "uid");
        case 6 -> value.putText(metadata, "resourceVersion");
        case 7 -> metadata.put("generation", plain);
        case 8 -> value.each((field, any, seconds) -> time(metadata, field, seconds));
        case 11 -> value.entry(Tree.make(metadata, "labels"), false);
        case 12 -> value.entry(Tree.make(metadata, "annotations"), false);
        case 13 -> list(metadata, "ownerReferences").add(owner(value));
        case 14 -> list(metadata, "finalizers").add(value.text());
        default -> {
          // Managed fields and the like are the server's.
        }
      }
    });
    return metadata;
  }

  private static void time(Map<String, Object> metadata, int field, long seconds) {
    if (field == 1) {
      metadata.put("creationTimestamp", Instant.ofEpochSecond(seconds).toString());
    }
  }

  private static List<Object> list(Map<String, Object> map, String name) {
    Tree.putMissing(map, name, new ArrayList<>());
    return Tree.list(map, name);
  }

  private static Map<String, Object> owner(Protobuf message) {
    Map<String, Object> owner = Tree.map();
    message.each((number, value, plain) -> {
      switch (number) {
        case 1 -> owner.put("kind", value.text());
        case 3 -> owner.put("name", value.text());
        case 4 -> owner.put("uid", value.text());
        case 5 -> owner.put("apiVersion", value.text());
        case 6 -> owner.put("controller", plain != 0);
        case 7 -> owner.put("blockOwnerDeletion", plain != 0);
        default -> {
          // There are no others.
        }
      }
    });
    return owner;
  }

  private void putText(Map<String, Object> map, String name) {
    String text = text();
    if (!text.isEmpty()) {
      map.put(name, text);
    }
  }

  /** An entry of a map: field 1 is the key, field 2 the value. */
  private void entry(Map<String, Object> map, boolean binary) {
    String[] pair = {"", ""};
    each((number, value, plain) ->
        pair[number - 1] = number == 2 && binary ? value.base64() : value.text());
    map.put(pair[0], pair[1]);
  }

  private String text() {
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, at, end));
  }

  private void each(Field field) {
    while (at < end) {
      long tag = varint();
      int number = (int) (tag >>> 3);
      switch ((int) (tag & 7)) {
        case 0 -> field.read(number, new Protobuf(bytes, at, at), varint());
        case 1 -> at += 8;
        case 5 -> at += 4;
        default -> {
          int length = (int) varint();
          if (length < 0 || length > end - at) {
            throw Refusal.badRequest("unexpected EOF");
          }
          field.read(number, new Protobuf(bytes, at, at + length), 0);
          at += length;
        }
      }
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; at < end; shift += 7) {
      byte each = bytes[at++];
      value |= (each & 0x7fL) << shift;
      if (each >= 0) {
        return value;
      }
    }
    throw Refusal.badRequest("unexpected EOF");
  }
}
