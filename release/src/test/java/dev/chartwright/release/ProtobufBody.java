package dev.chartwright.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a Secret or ConfigMap that was sent as Kubernetes' protobuf, into what JSON would hold. */
final class ProtobufBody {
  private static final int MAGIC = 0x6b387300;

  private ProtobufBody() {}

  static boolean is(byte[] body) {
    return body.length > 4 && ByteBuffer.wrap(body).getInt() == MAGIC;
  }

  static Map<String, @Nullable Object> read(byte[] body) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap(body);
    in.getInt();
    fields(
        in,
        (field, value) -> {
          if (field == 1) {
            fields(
                value, (each, text) -> object.put(each == 1 ? "apiVersion" : "kind", text(text)));
          } else {
            take(object, value);
          }
        });
    return object;
  }

  private static void take(Map<String, @Nullable Object> object, ByteBuffer in) {
    boolean secret = "Secret".equals(object.get("kind"));
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    Map<String, @Nullable Object> labels = new LinkedHashMap<>();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    fields(
        in,
        (field, value) -> {
          switch (field) {
            case 1 ->
                fields(
                    value,
                    (each, inner) -> {
                      if (each == 1) {
                        metadata.put("name", text(inner));
                      } else if (each == 11) {
                        entry(labels, inner, false);
                      } else {
                        throw new AssertionError("metadata field " + each);
                      }
                    });
            case 2 -> entry(data, value, secret);
            case 3 -> object.put("type", text(value));
            default -> throw new AssertionError("field " + field);
          }
        });
    metadata.put("labels", labels);
    object.put("metadata", metadata);
    object.put("data", data);
  }

  private static void entry(Map<String, @Nullable Object> map, ByteBuffer in, boolean bytes) {
    String[] key = {""};
    fields(
        in,
        (field, value) -> {
          if (field == 1) {
            key[0] = text(value);
          } else {
            map.put(key[0], bytes ? Base64.getEncoder().encodeToString(rest(value)) : text(value));
          }
        });
  }

  private static void fields(ByteBuffer in, BiConsumer<Integer, ByteBuffer> each) {
    while (in.hasRemaining()) {
      int tag = number(in);
      if ((tag & 7) != 2) {
        throw new AssertionError("wire type " + (tag & 7));
      }
      int length = number(in);
      each.accept(tag >>> 3, in.slice(in.position(), length));
      in.position(in.position() + length);
    }
  }

  private static int number(ByteBuffer in) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(rest(in), StandardCharsets.UTF_8);
  }
}
