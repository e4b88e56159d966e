package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.Reference;

/** What every endpoint of one repository needs: its URLs, its scopes, and somebody to send. */
final class Calls {
  private final AuthClient client;
  private final Reference reference;
  private final RemoteOptions options;

  Calls(AuthClient client, Reference reference, RemoteOptions options) {
    this.client = client;
    this.reference = reference;
    this.options = options;
  }

  /** The same, with tokens that allow more. */
  Calls hinting(String... actions) {
    return new Calls(client, reference, options.withActions(actions));
  }

  Reference reference() {
    return reference;
  }

  RemoteOptions options() {
    return options;
  }

  OciLimits limits() {
    return options.limits();
  }

  /** A URL below {@code /v2/}. */
  String url(String path) {
    return (options.plainHttp() ? "http://" : "https://") + reference.host() + "/v2/" + path;
  }

  String blobUrl(String digest) {
    return url(reference.repository() + "/blobs/" + digest);
  }

  String manifestUrl(String tagOrDigest) {
    return url(reference.repository() + "/manifests/" + tagOrDigest);
  }

  /** Sends a request about this repository, with what its token must allow. */
  HttpResponse send(HttpRequest request, String... actions) {
    return send(request, scopes(actions));
  }

  HttpResponse send(HttpRequest request, Scopes scopes) {
    HttpResponse response = client.exchange(request, scopes, reference.repository());
    Warnings.report(response, options.warnings());
    return response;
  }

  Scopes scopes(String... actions) {
    String[] hints = options.actions().toArray(new String[0]);
    return Scopes.repository(reference.repository(), actions)
        .and(Scopes.repository(reference.repository(), hints));
  }

  RegistryErrorException error(HttpResponse response) {
    return RegistryErrorException.of(response, limits().errorBytes());
  }
}
