package dev.chartwright.kube;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is checked of a document before anything else is made of it: version and kind, the elements
 * of lists, and for kinds that nobody knows whether they may be looked for.
 *
 * <p>Helm asks the server's OpenAPI documents here whether it validates fields itself. Every server
 * since 1.25 does, so nothing is asked; the server's own validation, which {@code
 * fieldValidation=Strict} turns on, finds what is wrong.
 *
 * <p>Source: {@code kubectl/pkg/validation}, {@code cli-runtime/pkg/resource} (QueryParamVerifier).
 */
final class KindCheck {
  private final KubeApi api;

  KindCheck(KubeApi api) {
    this.api = api;
  }

  /** What is wrong with a document. */
  Aggregate faults(@Nullable Object value) {
    Aggregate faults = new Aggregate();
    GroupVersionKind kind = kind(value, faults);
    if (kind == null || !(value instanceof Map<?, ?> map)) {
      return faults;
    }
    try {
      if (kind.kind().equals("List") && kind.apiVersion().equals("v1")) {
        elements(map, faults);
      } else if (kind.group().equals("authentication.k8s.io")
          || kind.group().equals("authorization.k8s.io")) {
        OpenApiCheck.of(api, faults).check(object(map));
      } else if (!map.containsKey("items") && api.mapping(kind).isEmpty() && isServed(kind)) {
        lookForKinds(faults);
      }
    } catch (KubeException e) {
      faults.add(e);
    }
    return faults;
  }

  private static @Nullable GroupVersionKind kind(@Nullable Object value, Aggregate faults) {
    if (!(value instanceof Map<?, ?> map)) {
      faults.add("invalid object to validate");
      return null;
    }
    int before = faults.size();
    Object version = map.get("apiVersion");
    if (version == null) {
      faults.add("apiVersion not set");
    } else if (!(version instanceof String text)) {
      faults.add("apiVersion isn't string type");
    } else if (text.indexOf('/') != text.lastIndexOf('/')) {
      faults.add("unexpected GroupVersion string: " + text);
    }
    if (map.get("kind") == null) {
      faults.add("kind not set");
    } else if (!(map.get("kind") instanceof String)) {
      faults.add("kind isn't string type");
    }
    return faults.size() > before
        ? null
        : GroupVersionKind.of(String.valueOf(version), String.valueOf(map.get("kind")));
  }

  private void elements(Map<?, ?> list, Aggregate faults) {
    if (!(list.get("items") instanceof List<?> items)) {
      faults.add("invalid object to validate");
      return;
    }
    OpenApiCheck check = items.isEmpty() ? null : OpenApiCheck.of(api, faults);
    for (Object item : items) {
      GroupVersionKind kind = kind(item, faults);
      if (kind != null && check != null && item instanceof Map<?, ?> map) {
        check.check(object(map));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static KubeObject object(Map<?, ?> map) {
    return KubeObject.of((Map<String, @Nullable Object>) map);
  }

  private boolean isServed(GroupVersionKind kind) {
    try {
      api.send(KubeRequest.get((kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion()));
      return true;
    } catch (KubeException unknown) {
      return false;
    }
  }

  /** A kind that is missing in a version that is there may be a custom one. */
  private void lookForKinds(Aggregate faults) {
    try {
      api.send(
          KubeRequest.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
              .query("limit", "1"));
    } catch (KubeException e) {
      faults.add(
          KubeException.of("failed to check CRD: failed to list CRDs: " + e.getMessage(), e));
    }
  }
}
