package dev.chartwright.release.storage;

import dev.chartwright.kube.ProtobufMessage;
import java.io.IOException;
import java.io.InputStream;

/** The fields of a protobuf message that arrives in a stream. */
final class MessageStream {
  private final InputStream in;

  /** Whether the message ends where the stream ends. */
  private final boolean whole;

  /** How many bytes of the message are left. */
  private long left;

  private int field;
  private int type;
  private long length;

  private MessageStream(InputStream in, boolean whole, long length) {
    this.in = in;
    this.whole = whole;
    this.left = length;
  }

  /** A message that ends where the stream ends. */
  static MessageStream of(InputStream in) {
    return new MessageStream(in, true, Long.MAX_VALUE);
  }

  /** Comes to the next field, if there is one; the one before must have been read. */
  boolean next() throws IOException {
    if (left == 0) {
      return false;
    }
    int first = in.read();
    if (first < 0 && whole) {
      return false;
    }
    left--;
    long tag = number(first);
    field = (int) (tag >>> 3);
    type = (int) tag & 7;
    switch (type) {
      case 0 -> length = 0;
      case 1 -> length = 8;
      case 2 -> {
        left--;
        length = number(in.read());
      }
      case 5 -> length = 4;
      default -> throw ProtobufMessage.damaged();
    }
    if (length < 0 || length > left) {
      throw ProtobufMessage.damaged();
    }
    return true;
  }

  int field() {
    return field;
  }

  /** Steps over the field. */
  void skip() throws IOException {
    if (type == 0) {
      left--;
      number(in.read());
      return;
    }
    left -= length;
    in.skipNBytes(length);
  }

  /** The bytes of the field. */
  byte[] value() throws IOException {
    if (type != 2 || length > Integer.MAX_VALUE - 8) {
      throw ProtobufMessage.damaged();
    }
    left -= length;
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length) {
      throw ProtobufMessage.damaged();
    }
    return bytes;
  }

  /** The message in the field. */
  MessageStream enter() {
    left -= length;
    return new MessageStream(in, false, length);
  }

  private long number(int first) throws IOException {
    long number = 0;
    int next = first;
    for (int shift = 0; shift < 64; shift += 7) {
      if (next < 0 || left < 0) {
        throw ProtobufMessage.damaged();
      }
      number |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return number;
      }
      left--;
      next = in.read();
    }
    throw ProtobufMessage.damaged();
  }
}
