package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An error as registries write it, in all the forms in which they do. */
final class Problem {
  private static final Map<String, String> MESSAGES = messages();

  private Problem() {}

  private static Map<String, String> messages() {
    Map<String, String> messages = new TreeMap<>();
    messages.put("BLOB_UNKNOWN", "blob unknown to registry");
    messages.put("BLOB_UPLOAD_INVALID", "blob upload invalid");
    messages.put("BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
    messages.put("DENIED", "requested access to the resource is denied");
    messages.put("DIGEST_INVALID", "provided digest did not match uploaded content");
    messages.put("MANIFEST_BLOB_UNKNOWN", "blob unknown to registry");
    messages.put("MANIFEST_INVALID", "manifest invalid");
    messages.put("MANIFEST_UNKNOWN", "manifest unknown");
    messages.put("NAME_INVALID", "invalid repository name");
    messages.put("NAME_UNKNOWN", "repository name not known to registry");
    messages.put("PAGINATION_NUMBER_INVALID", "invalid number of results requested");
    messages.put(
        "PRECONDITION", "Failed to process request due to the tag configured as immutable.");
    messages.put("RANGE_INVALID", "invalid content range");
    messages.put(
        "REGISTRY_DISALLOWED_OPERATION",
        "The operation is disallowed on this registry, repository or image.");
    messages.put("SIZE_INVALID", "provided length did not match content length");
    messages.put("TAG_IMMUTABLE", "tag is immutable");
    messages.put(
        "TAG_INVALID",
        "The image tag already exists and cannot be overwritten because the repository is immutable.");
    messages.put("TOOMANYREQUESTS", "too many requests");
    messages.put("UNAUTHORIZED", "authentication required");
    messages.put("UNAVAILABLE", "service unavailable");
    messages.put("UNKNOWN", "unknown error");
    messages.put("UNSUPPORTED", "The operation is unsupported.");
    return messages;
  }

  /**
   * The answer for an error.
   *
   * @param overrides a profile's own messages by code, in which {@code {name}} stands for the
   *     repository
   */
  static Reply reply(
      int status,
      String code,
      String repository,
      Settings settings,
      Map<String, String> overrides) {
    String message =
        overrides
            .getOrDefault(code, MESSAGES.getOrDefault(code, code))
            .replace("{name}", repository);
    JsonObject error = JsonObject.create().put("code", code).put("message", message);
    switch (settings.get(Switch.ERROR_BODY)) {
      case "html" -> {
        return Reply.of(status)
            .header("Content-Type", "text/html")
            .body(
                ("<html><body><h1>" + status + "</h1></body></html>")
                    .getBytes(StandardCharsets.UTF_8));
      }
      case "empty" -> {
        return Reply.of(status);
      }
      case "no-errors" -> {
        return Reply.json(status, Json.marshal(error));
      }
      case "broken" -> {
        return Reply.json(status, "{\"errors\":[{\"code\":\"" + code + "\"");
      }
      case "detail-string" -> error.put("detail", "more about " + code);
      case "detail-array" -> error.put("detail", List.of(Map.of("Name", repository)));
      case "detail-object" -> error.put("detail", Map.of("name", repository));
      default -> {
        // No detail.
      }
    }
    return Reply.json(
        status, Json.marshal(JsonObject.create().put("errors", List.of(error))) + "\n");
  }

  /** The code that goes with a status that was asked for without one. */
  static String codeOf(int status) {
    return switch (status) {
      case 401 -> "UNAUTHORIZED";
      case 403 -> "DENIED";
      case 404 -> "NAME_UNKNOWN";
      case 405 -> "UNSUPPORTED";
      case 429 -> "TOOMANYREQUESTS";
      case 503 -> "UNAVAILABLE";
      default -> "UNKNOWN";
    };
  }
}
