package dev.chartwright.testkit.kube;

import dev.chartwright.golang.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The checks of the API that charts and releases meet: names, namespaces, sizes, fields that cannot
 * be changed. All else is taken as it comes, above all unknown fields.
 */
final class Validation {
  private static final int MAX_DATA_BYTES = 1024 * 1024;
  private static final String SUBDOMAIN =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is"
          + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

  private Validation() {}

  /** Whether objects of a kind count their changes. */
  static boolean hasGeneration(ApiKind kind) {
    return kind.custom()
        || switch (kind.group()) {
          case "apps", "batch", "policy", "apiextensions.k8s.io" -> true;
          case "networking.k8s.io", "admissionregistration.k8s.io" -> true;
          default -> kind.is("", "Pod");
        };
  }

  /** An object can only be made in a namespace that is there to stay. */
  static void namespace(
      ApiKinds kinds, ObjectStore store, ApiKind kind, String namespace, String name) {
    ApiKind namespaces = kinds.known("v1", "Namespace");
    Map<String, Object> object = store.get(namespaces, "", namespace);
    if (object == null) {
      throw Refusal.notFound(namespaces, namespace);
    }
    if (Tree.at(object, "metadata", "deletionTimestamp") != null) {
      throw Refusal.of(
          403,
          "Forbidden",
          kind.resource()
              + " \""
              + name
              + "\" is forbidden: unable to create new content in namespace "
              + namespace
              + " because it is being terminated",
          Tree.map("name", name, "kind", kind.plural()));
    }
  }

  static void object(ApiKind kind, Map<String, Object> object) {
    String name = Tree.text(object, "metadata", "name");
    List<String[]> causes = new ArrayList<>();
    if (name.isEmpty()) {
      String message = "Required value: name or generateName is required";
      causes.add(new String[] {"FieldValueRequired", message, "metadata.name"});
    } else if (!isName(kind, name)) {
      String message = "Invalid value: " + Json.quote(name) + ": " + SUBDOMAIN;
      causes.add(new String[] {"FieldValueInvalid", message, "metadata.name"});
    }
    if (kind.is("", "Secret") || kind.is("", "ConfigMap")) {
      long size = 0;
      for (Object value : Tree.mapAt(object, "data").values()) {
        size += size(kind, String.valueOf(value));
      }
      if (size > MAX_DATA_BYTES) {
        boolean secret = kind.kind().equals("Secret");
        String message = "Too long: may not be more than " + MAX_DATA_BYTES + " bytes";
        causes.add(new String[] {"FieldValueTooLong", message, secret ? "data" : ""});
      }
    }
    numbers(kind, object, causes);
    if (!causes.isEmpty()) {
      throw Refusal.invalid(kind.group(), kind.kind(), name, causes);
    }
  }

  private static void numbers(ApiKind kind, Map<String, Object> object, List<String[]> causes) {
    if (kind.group().equals("apps")) {
      for (String field : List.of("replicas", "minReadySeconds", "revisionHistoryLimit")) {
        long value = Tree.number(object, 0, "spec", field);
        if (value < 0) {
          String message = "Invalid value: " + value + ": must be greater than or equal to 0";
          causes.add(new String[] {"FieldValueInvalid", message, "spec." + field});
        }
      }
    }
    if (kind.is("", "Service")) {
      int number = 0;
      for (Map<String, Object> port : Tree.maps(object, "spec", "ports")) {
        long value = Tree.number(port, 0, "port");
        if (value < 1 || value > 65535) {
          String message = "Invalid value: " + value + ": must be between 1 and 65535, inclusive";
          causes.add(
              new String[] {"FieldValueInvalid", message, "spec.ports[" + number + "].port"});
        }
        number++;
      }
    }
  }

  private static long size(ApiKind kind, String value) {
    if (!kind.kind().equals("Secret")) {
      return value.length();
    }
    try {
      return Base64.getDecoder().decode(value).length;
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(
          "Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input"
              + " byte 0");
    }
  }

  private static boolean isName(ApiKind kind, String name) {
    if (kind.group().equals("rbac.authorization.k8s.io")) {
      return name.indexOf('/') < 0 && name.indexOf('%') < 0;
    }
    if (name.length() > 253) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
      for (int i = 0; i < label.length(); i++) {
        char c = label.charAt(i);
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
          return false;
        }
      }
    }
    return true;
  }

  /** What cannot be changed once it is there. */
  static void change(ApiKind kind, Map<String, Object> live, Map<String, Object> object) {
    List<String[]> causes = new ArrayList<>();
    if (kind.group().equals("apps") && !kind.kind().equals("ControllerRevision")) {
      fixed(causes, live, object, "selector");
    }
    if (kind.is("batch", "Job")) {
      fixed(causes, live, object, "selector");
      fixed(causes, live, object, "template");
      fixed(causes, live, object, "completionMode");
    }
    boolean data = kind.is("", "Secret") || kind.is("", "ConfigMap");
    if (data
        && Boolean.TRUE.equals(live.get("immutable"))
        && !Tree.same(live.get("data"), object.get("data"))) {
      String message = "Forbidden: field is immutable when `immutable` is set";
      causes.add(new String[] {"FieldValueForbidden", message, "data"});
    }
    if (kind.is("", "Secret") && !Tree.same(live.get("type"), object.get("type"))) {
      String message =
          "Invalid value: " + Json.marshal(object.get("type")) + ": field is immutable";
      causes.add(new String[] {"FieldValueInvalid", message, "type"});
    }
    if (kind.is("", "Service")
        && !Tree.text(live, "spec", "clusterIP").isEmpty()
        && !Tree.same(Tree.at(live, "spec", "clusterIP"), Tree.at(object, "spec", "clusterIP"))
        && !Tree.text(object, "spec", "type").equals("ExternalName")) {
      String value = Json.marshal(Tree.list(object, "spec", "clusterIPs"));
      String message = "Invalid value: " + value + ": may not change once set";
      causes.add(new String[] {"FieldValueInvalid", message, "spec.clusterIPs[0]"});
    }
    if (!causes.isEmpty()) {
      String name = Tree.text(live, "metadata", "name");
      throw Refusal.invalid(kind.group(), kind.kind(), name, causes);
    }
  }

  private static void fixed(
      List<String[]> causes, Map<String, Object> live, Map<String, Object> object, String field) {
    Object value = Tree.at(object, "spec", field);
    if (!Tree.same(Tree.at(live, "spec", field), value)) {
      String message = "Invalid value: " + Json.marshal(value) + ": field is immutable";
      causes.add(new String[] {"FieldValueInvalid", message, "spec." + field});
    }
  }
}
