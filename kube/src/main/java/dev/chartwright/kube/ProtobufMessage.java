package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import java.util.Arrays;

/**
 * The fields of a message in protobuf's encoding, one after the other. For one thread.
 *
 * <pre>{@code
 * ProtobufMessage message = ProtobufMessage.of(bytes, 0, bytes.length);
 * while (message.next()) {
 *   if (message.field() == 3) {
 *     return message.text();
 *   }
 * }
 * }</pre>
 *
 * <p>Source: the wire format of <a href="https://protobuf.dev/programming-guides/encoding/">
 * Protocol Buffers</a>, without groups.
 */
public final class ProtobufMessage {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private long number;
  private int from;
  private int to;

  private ProtobufMessage(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** A message in some of the bytes, which are not copied. */
  public static ProtobufMessage of(byte[] bytes, int start, int end) {
    return new ProtobufMessage(bytes, start, end);
  }

  /**
   * Comes to the next field, if there is one.
   *
   * @throws KubeException {@code unexpected EOF} if the message is cut or damaged
   */
  public boolean next() {
    if (at == end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    number = 0;
    from = at;
    switch ((int) tag & 7) {
      case 0 -> number = varint();
      case 1 -> skip(8);
      case 2 -> {
        long length = varint();
        from = at;
        skip(length);
      }
      case 5 -> skip(4);
      default -> throw damaged();
    }
    to = at;
    return true;
  }

  /** The number of the field. */
  public int field() {
    return field;
  }

  /** The value of a field that is a number without fixed width; 0 of any other. */
  public long number() {
    return number;
  }

  /** The bytes of the field, a copy. */
  public byte[] bytes() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The field as Go's string. */
  public String text() {
    return GoString.of(bytes());
  }

  /** The message in the field. */
  public ProtobufMessage enter() {
    return new ProtobufMessage(bytes, from, to);
  }

  /** What a message that is cut or damaged is told as. */
  public static KubeException damaged() {
    return KubeException.of("unexpected EOF");
  }

  private void skip(long count) {
    if (count < 0 || count > end - at) {
      throw damaged();
    }
    at += (int) count;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw damaged();
      }
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged();
  }
}
