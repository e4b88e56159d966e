package dev.chartwright.release.storage;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.ProtobufMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of Secrets or ConfigMaps in Kubernetes' protobuf encoding, a quarter shorter than
 * its JSON and read without looking at each byte.
 *
 * <p>Of each object come name, namespace, uid, labels and data, whose values are bytes; all else is
 * stepped over. See {@link ProtobufRecord} for the source.
 */
final class ProtobufList {
  /** Protobuf, and JSON from servers that do not know it, as client-go asks. */
  static final String ACCEPT = ProtobufRecord.TYPE + ",application/json";

  private ProtobufList() {}

  /** Whether an answer that begins so is protobuf. */
  static boolean is(byte[] first) {
    return Arrays.equals(first, ProtobufRecord.MAGIC);
  }

  /**
   * Hands out the objects in an answer while it comes, which is behind its first bytes.
   *
   * @throws dev.chartwright.kube.KubeException {@code unexpected EOF} if it is cut or damaged
   */
  static void read(InputStream answer, Consumer<KubeObject> each) throws IOException {
    MessageStream unknown = MessageStream.of(answer);
    while (unknown.next()) {
      if (unknown.field() != 2) {
        unknown.skip();
        continue;
      }
      MessageStream list = unknown.enter();
      while (list.next()) {
        if (list.field() == 2) {
          byte[] item = list.value();
          each.accept(object(ProtobufMessage.of(item, 0, item.length)));
        } else {
          list.skip();
        }
      }
    }
  }

  private static KubeObject object(ProtobufMessage item) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    while (item.next()) {
      if (item.field() == 1) {
        metadata(item.enter(), metadata);
      } else if (item.field() == 2) {
        entry(item.enter(), data, false);
      }
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("metadata", metadata);
    object.put("data", data);
    return KubeObject.of(object);
  }

  private static void metadata(ProtobufMessage from, Map<String, @Nullable Object> metadata) {
    Map<String, @Nullable Object> labels = new LinkedHashMap<>();
    while (from.next()) {
      switch (from.field()) {
        case 1 -> metadata.put("name", from.text());
        case 3 -> metadata.put("namespace", from.text());
        case 5 -> metadata.put("uid", from.text());
        case 11 -> entry(from.enter(), labels, true);
        default -> {}
      }
    }
    metadata.put("labels", labels);
  }

  private static void entry(
      ProtobufMessage from, Map<String, @Nullable Object> entries, boolean text) {
    String key = "";
    Object value = text ? "" : new byte[0];
    while (from.next()) {
      if (from.field() == 1) {
        key = from.text();
      } else if (from.field() == 2) {
        value = text ? from.text() : from.bytes();
      }
    }
    entries.put(key, value);
  }
}
