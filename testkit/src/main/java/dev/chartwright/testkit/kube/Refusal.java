package dev.chartwright.testkit.kube;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request that is answered with a {@code Status}. Source: apimachinery pkg/api/errors. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final transient Map<String, Object> status;

  private Refusal(int code, Map<String, Object> status) {
    super((String) status.get("message"));
    this.code = code;
    this.status = status;
  }

  int code() {
    return code;
  }

  Map<String, Object> status() {
    return status;
  }

  /** A {@code Status} of failure; an empty reason is left out. */
  static Refusal of(int code, String reason, String message, Map<String, Object> details) {
    Map<String, Object> status =
        Tree.map("kind", "Status", "apiVersion", "v1", "metadata", Tree.map(), "status", "Failure");
    status.put("message", message);
    if (!reason.isEmpty()) {
      status.put("reason", reason);
      if (!details.isEmpty() || !reason.equals("BadRequest")) {
        status.put("details", details);
      }
    }
    status.put("code", (long) code);
    return new Refusal(code, status);
  }

  private static Map<String, Object> details(ApiKind kind, String name) {
    Map<String, Object> details = Tree.map();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!kind.group().isEmpty()) {
      details.put("group", kind.group());
    }
    details.put("kind", kind.plural());
    return details;
  }

  static Refusal notFound(ApiKind kind, String name) {
    return of(
        404, "NotFound", kind.resource() + " \"" + name + "\" not found", details(kind, name));
  }

  static Refusal noSuchResource() {
    return of(404, "NotFound", "the server could not find the requested resource", Tree.map());
  }

  static Refusal noSuchMethod() {
    return of(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Tree.map());
  }

  static Refusal alreadyExists(ApiKind kind, String name) {
    return of(
        409,
        "AlreadyExists",
        kind.resource() + " \"" + name + "\" already exists",
        details(kind, name));
  }

  static Refusal conflict(ApiKind kind, String name, String why) {
    return of(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + kind.resource() + " \"" + name + "\": " + why,
        details(kind, name));
  }

  static Refusal badRequest(String message) {
    return of(400, "BadRequest", message, Tree.map());
  }

  static Refusal unsupportedMediaType() {
    return of(415, "UnsupportedMediaType", "415: Unsupported Media Type", Tree.map());
  }

  static Refusal unauthorized() {
    return of(401, "Unauthorized", "Unauthorized", Tree.map());
  }

  /** An object that cannot be; {@code causes} are reason, message and field of each. */
  static Refusal invalid(String group, String kind, String name, List<String[]> causes) {
    List<Object> list = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (String[] cause : causes) {
      list.add(Tree.map("reason", cause[0], "message", cause[1], "field", cause[2]));
      messages.add(cause[2] + ": " + cause[1]);
    }
    Map<String, Object> details = Tree.map();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    details.put("kind", kind);
    details.put("causes", list);
    String what = messages.size() == 1 ? messages.get(0) : "[" + String.join(", ", messages) + "]";
    String full = group.isEmpty() ? kind : kind + "." + group;
    return of(422, "Invalid", full + " \"" + name + "\" is invalid: " + what, details);
  }

  /** A refusal of somebody's rights, in the words of the RBAC authorizer. */
  static Refusal forbidden(
      String user, String verb, ApiKind kind, String subresource, String namespace, String name) {
    String resource = kind.resource() + (name.isEmpty() ? "" : " \"" + name + "\"");
    String sub = subresource.isEmpty() ? "" : "/" + subresource;
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return of(
        403,
        "Forbidden",
        resource
            + " is forbidden: User \""
            + user
            + "\" cannot "
            + verb
            + " resource \""
            + kind.plural()
            + sub
            + "\" in API group \""
            + kind.group()
            + "\" "
            + where,
        details(kind, name));
  }
}
