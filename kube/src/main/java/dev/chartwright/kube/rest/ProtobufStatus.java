package dev.chartwright.kube.rest;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.ProtobufMessage;
import dev.chartwright.kube.StatusException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in Kubernetes' protobuf encoding, as a server gives it to who asked for protobuf.
 * Source: apimachinery {@code pkg/runtime/serializer/protobuf}, {@code
 * pkg/apis/meta/v1/generated.proto} (Status).
 */
final class ProtobufStatus {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  private ProtobufStatus() {}

  /** What a failure says; null if the bytes are none, or damaged. */
  static @Nullable StatusException read(int code, byte[] body) {
    int start = MAGIC.length;
    if (body.length < start || !Arrays.equals(body, 0, start, MAGIC, 0, start)) {
      return null;
    }
    try {
      return unknown(code, ProtobufMessage.of(body, start, body.length));
    } catch (KubeException damaged) {
      return null;
    }
  }

  private static @Nullable StatusException unknown(int code, ProtobufMessage envelope) {
    boolean known = false;
    StatusException told = null;
    while (envelope.next()) {
      if (envelope.field() == 1) {
        known = isStatus(envelope.enter());
      } else if (envelope.field() == 2) {
        told = failure(code, envelope.enter());
      }
    }
    return known ? told : null;
  }

  private static boolean isStatus(ProtobufMessage type) {
    boolean found = false;
    while (type.next()) {
      found |= type.field() == 2 && type.text().equals("Status");
    }
    return found;
  }

  private static @Nullable StatusException failure(int answered, ProtobufMessage status) {
    String word = "";
    String message = "";
    String reason = "";
    long code = 0;
    while (status.next()) {
      switch (status.field()) {
        case 2 -> word = status.text();
        case 3 -> message = status.text();
        case 4 -> reason = status.text();
        case 6 -> code = status.number();
        default -> {}
      }
    }
    return word.equals("Failure")
        ? StatusException.of(code == 0 ? answered : (int) code, reason, message)
        : null;
  }
}
