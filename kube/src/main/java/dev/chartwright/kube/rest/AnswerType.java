package dev.chartwright.kube.rest;

import dev.chartwright.http.HttpResponse;
import dev.chartwright.kube.KubeException;

/**
 * In what an object may be answered. Source: client-go 0.37 {@code rest/request.go}
 * (transformResponse, Result.Get).
 */
final class AnswerType {
  private AnswerType() {}

  /**
   * Refuses what client-go has no serializer for, such as the page of a proxy that asks for a name.
   *
   * @throws KubeException {@code serializer for text/html doesn't exist}
   */
  static void check(HttpResponse response) {
    String type = response.headers().first("Content-Type").orElse("");
    if (!type.isEmpty() && !known(type)) {
      throw KubeException.of("serializer for " + type + " doesn't exist");
    }
  }

  private static boolean known(String type) {
    int end = type.indexOf(';');
    return switch ((end < 0 ? type : type.substring(0, end)).strip()) {
      case "application/json",
          "application/yaml",
          "application/vnd.kubernetes.protobuf",
          "application/cbor" ->
          true;
      default -> false;
    };
  }
}
