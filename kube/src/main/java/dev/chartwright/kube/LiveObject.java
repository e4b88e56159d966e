package dev.chartwright.kube;

/**
 * Reads an object as the server has it; when it is not there because its namespace is not, that is
 * what is said. Source: {@code cli-runtime/pkg/resource} (Info.Get).
 */
final class LiveObject {
  private final KubeApi api;
  private final Resource resource;

  LiveObject(KubeApi api, Resource resource) {
    this.api = api;
    this.resource = resource;
  }

  KubeObject read() {
    try {
      return ObjectRequests.answered(api.send(ObjectRequests.get(resource)));
    } catch (StatusException e) {
      String namespace = resource.namespace();
      if (e.notFound() && !namespace.isEmpty() && !namespace.equals("default")) {
        checkNamespace(namespace);
      }
      throw e;
    }
  }

  private void checkNamespace(String namespace) {
    try {
      api.send(KubeRequest.get("/api/v1/namespaces/" + namespace));
    } catch (StatusException e) {
      if (e.notFound()) {
        throw e;
      }
    } catch (KubeException ignored) {
      // What was missing first is told.
    }
  }
}
