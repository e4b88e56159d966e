package dev.chartwright.kube;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.strconv.Quote;
import org.jspecify.annotations.Nullable;

/**
 * Requests about single objects, as Helm makes them.
 *
 * <p>Source: {@code cli-runtime/pkg/resource} (Helper), client-go {@code rest/request.go}.
 */
final class ObjectRequests {
  /** Who owns the fields of what Helm makes. */
  static final String FIELD_MANAGER = "helm";

  static final String JSON = "application/json";
  static final String APPLY_PATCH = "application/apply-patch+yaml";
  static final String JSON_PATCH = "application/json-patch+json";

  private ObjectRequests() {}

  /** Reads an object. */
  static KubeRequest get(Resource resource) {
    return KubeRequest.get(path(resource));
  }

  /** Makes an object. */
  static KubeRequest create(Resource resource, KubeObject object) {
    return KubeRequest.of("POST", resource.mapping().path(resource.namespace()))
        .query("fieldManager", FIELD_MANAGER)
        .body(JSON, bytes(object));
  }

  /** Puts an object in the place of another. */
  static KubeRequest replace(Resource resource, KubeObject object) {
    return KubeRequest.of("PUT", path(resource))
        .query("fieldManager", FIELD_MANAGER)
        .query("fieldValidation", "Strict")
        .body(JSON, bytes(object));
  }

  /** Changes an object as a patch has it. */
  static KubeRequest patch(Resource resource, String type, byte[] patch) {
    return KubeRequest.of("PATCH", path(resource))
        .query("fieldManager", FIELD_MANAGER)
        .body(type, patch);
  }

  /** Has the server apply an object. */
  static KubeRequest apply(Resource resource, boolean force, boolean dryRun) {
    KubeRequest request = KubeRequest.of("PATCH", path(resource));
    if (dryRun) {
      request = request.query("dryRun", "All");
    }
    return request
        .query("fieldManager", FIELD_MANAGER)
        .query("fieldValidation", "Strict")
        .query("force", Boolean.toString(force))
        .body(APPLY_PATCH, bytes(resource.object()));
  }

  /** Deletes an object. */
  static KubeRequest delete(Resource resource, Propagation propagation) {
    String options =
        "{\"kind\":\"DeleteOptions\",\"apiVersion\":\""
            + resource.mapping().kind().apiVersion()
            + "\",\"propagationPolicy\":\""
            + propagation.word()
            + "\"}\n";
    return KubeRequest.of("DELETE", path(resource)).body(JSON, GoString.bytes(options));
  }

  /**
   * An answer that is an object, as client-go decodes what it knows nothing of beforehand.
   *
   * @throws KubeException if it is something else
   */
  static KubeObject answered(KubeObject answer) {
    if (answer.groupVersionKind().kind().isEmpty()) {
      throw KubeException.of("Object 'Kind' is missing in '" + answer.toJson() + "'");
    }
    return answer;
  }

  private static byte[] bytes(KubeObject object) {
    return GoString.bytes(object.toJson() + "\n");
  }

  /**
   * The path of an object.
   *
   * @throws KubeException if its name cannot stand in one
   */
  static String path(Resource resource) {
    String name = resource.name();
    if (name.isEmpty()) {
      throw KubeException.of("resource name may not be empty");
    }
    String fault = fault(name);
    if (fault != null) {
      throw KubeException.of("invalid resource name " + Quote.quote(name) + ": " + fault);
    }
    if (resource.mapping().namespaced()) {
      String wrong = fault(resource.namespace());
      if (wrong != null) {
        throw KubeException.of(
            "invalid namespace " + Quote.quote(resource.namespace()) + ": " + wrong);
      }
    }
    return resource.path();
  }

  private static @Nullable String fault(String name) {
    if (name.equals(".") || name.equals("..")) {
      return "[may not be '" + name + "']";
    }
    boolean slash = name.indexOf('/') >= 0;
    boolean percent = name.indexOf('%') >= 0;
    if (slash && percent) {
      return "[may not contain '/' may not contain '%']";
    }
    if (slash || percent) {
      return "[may not contain '" + (slash ? '/' : '%') + "']";
    }
    return null;
  }
}
