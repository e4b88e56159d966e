package dev.chartwright.release.storage;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A Secret or ConfigMap with a record in Kubernetes' protobuf encoding, which spares the Secret its
 * second base64. Helm sends records so, too.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/runtime/serializer/protobuf}, {@code
 * api/core/v1/generated.proto}.
 */
final class ProtobufRecord {
  /** The media type. */
  static final String TYPE = "application/vnd.kubernetes.protobuf";

  static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private ProtobufRecord() {}

  /**
   * The bytes of an object.
   *
   * @param record what its one data key holds
   */
  static byte[] encode(
      KubeRecords.Kind kind, String name, Map<String, String> labels, String key, String record) {
    ProtobufRecord type = new ProtobufRecord();
    type.text(1, "v1");
    type.text(2, kind.word());
    ProtobufRecord unknown = new ProtobufRecord();
    unknown.out.writeBytes(MAGIC);
    unknown.message(1, type);
    unknown.message(2, object(kind, name, labels, key, record));
    return unknown.out.toByteArray();
  }

  /** The bytes of {@code DeleteOptions} without any wish, as Kubernetes' encoder writes them. */
  static byte[] deleteOptions() {
    ProtobufRecord type = new ProtobufRecord();
    type.text(1, "v1");
    type.text(2, "DeleteOptions");
    ProtobufRecord unknown = new ProtobufRecord();
    unknown.out.writeBytes(MAGIC);
    unknown.message(1, type);
    unknown.text(2, "");
    unknown.text(3, "");
    unknown.text(4, "");
    return unknown.out.toByteArray();
  }

  private static ProtobufRecord object(
      KubeRecords.Kind kind, String name, Map<String, String> labels, String key, String record) {
    ProtobufRecord metadata = new ProtobufRecord();
    metadata.text(1, name);
    for (Map.Entry<String, String> label : KubeRecords.sorted(labels).entrySet()) {
      metadata.entry(11, label.getKey(), GoString.bytes(label.getValue()));
    }
    ProtobufRecord object = new ProtobufRecord();
    object.message(1, metadata);
    object.entry(2, key, record.getBytes(StandardCharsets.ISO_8859_1));
    if (kind == KubeRecords.Kind.SECRET) {
      object.text(3, "helm.sh/release.v1");
    }
    return object;
  }

  private void entry(int field, String key, byte[] value) {
    ProtobufRecord entry = new ProtobufRecord();
    entry.text(1, key);
    entry.bytes(2, value);
    message(field, entry);
  }

  private void message(int field, ProtobufRecord inner) {
    bytes(field, inner.out.toByteArray());
  }

  private void text(int field, String value) {
    bytes(field, GoString.bytes(value));
  }

  private void bytes(int field, byte[] value) {
    number((field << 3) | LENGTH_DELIMITED);
    number(value.length);
    out.writeBytes(value);
  }

  private void number(int value) {
    int left = value;
    while (left > 0x7f) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
