package dev.chartwright.kube.rest;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer that is no success in client-go's words. Source: client-go {@code
 * rest/request.go}, apimachinery {@code pkg/api/errors/errors.go} (NewGenericServerResponse).
 */
final class StatusReader {
  private static final int LONGEST_TEXT = 2048;

  private StatusReader() {}

  /** The exception for an answer whose {@code Status} object counts if it is one. */
  static StatusException read(
      int code, String contentType, byte[] body, String method, Subject subject) {
    StatusException told =
        contentType.contains("protobuf")
            ? ProtobufStatus.read(code, body)
            : structured(code, contentType, body);
    return told == null ? generic(code, contentType, body, method, subject) : told;
  }

  private static @Nullable StatusException structured(int code, String contentType, byte[] body) {
    if (body.length == 0 || !(contentType.isEmpty() || contentType.contains("json"))) {
      return null;
    }
    KubeObject status;
    try {
      status = KubeObject.parse(body);
    } catch (KubeException e) {
      return null;
    }
    if (!status.textAt("kind").equals("Status") || !status.textAt("status").equals("Failure")) {
      return null;
    }
    return StatusException.of(
        status.at("code") instanceof Long number ? number.intValue() : code,
        status.textAt("reason"),
        status.textAt("message"));
  }

  /** The exception for an answer whose body is none of the API's. */
  static StatusException generic(
      int code, String contentType, byte[] body, String method, Subject subject) {
    String text = "unknown";
    if (contentType.isEmpty() || contentType.startsWith("text/")) {
      text =
          new String(body, 0, Math.min(body.length, LONGEST_TEXT), StandardCharsets.UTF_8).strip();
    }
    return StatusException.of(
        code, reason(code, method), message(code, text) + subject.suffix(method));
  }

  private static String message(int code, String text) {
    return switch (code) {
      case 400 -> "the server rejected our request for an unknown reason";
      case 401 -> "the server has asked for the client to provide credentials";
      case 403, 415 -> text;
      case 404 -> "the server could not find the requested resource";
      case 405 -> "the server does not allow this method on the requested resource";
      case 406 ->
          text.isEmpty() || text.equals("unknown")
              ? "the server was unable to respond with a content type that the client supports"
              : text;
      case 409 -> "the server reported a conflict";
      case 422 -> "the server rejected our request due to an error in our request";
      case 429 -> "the server has received too many requests and has asked us to try again later";
      case 503 -> "the server is currently unable to handle the request";
      case 504 ->
          "the server was unable to return a response in the time allotted, but may still be"
              + " processing the request";
      default ->
          code >= 500
              ? "an error on the server ("
                  + Quote.quote(text)
                  + ") has prevented the request from succeeding"
              : "the server responded with the status code "
                  + code
                  + " but did not return more information";
    };
  }

  private static String reason(int code, String method) {
    return switch (code) {
      case 400 -> "BadRequest";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "NotFound";
      case 405 -> "MethodNotAllowed";
      case 406 -> "NotAcceptable";
      case 409 -> method.equals("POST") ? "AlreadyExists" : "Conflict";
      case 415 -> "UnsupportedMediaType";
      case 422 -> "Invalid";
      case 429 -> "TooManyRequests";
      case 503 -> "ServiceUnavailable";
      case 504 -> "Timeout";
      default -> code >= 500 ? "InternalError" : "";
    };
  }
}
