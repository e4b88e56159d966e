package dev.chartwright.oci.remote;

import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v2/<name>/blobs/uploads/?mount=<digest>&from=<other name>}: takes a blob over from
 * another repository of the registry.
 */
final class BlobMount {
  private final Calls calls;

  BlobMount(Calls calls) {
    this.calls = calls;
  }

  boolean mount(Descriptor blob, String from, @Nullable Content fallback) {
    blob.digest().validate();
    calls.reference().withRepository(from).validateRepository();
    Scopes scopes = calls.scopes("pull", "push").and(Scopes.repository(from, "pull"));
    String url =
        calls.url(
            calls.reference().repository()
                + "/blobs/uploads/?mount="
                + blob.digest()
                + "&from="
                + from);
    BlobUpload.@Nullable Session session;
    try (HttpResponse response = calls.send(HttpRequest.post(url, Body.none()), scopes)) {
      if (response.status() == 201) {
        ContentDigest.verify(response, blob.digest());
        return true;
      }
      boolean refused = response.status() >= 400 && response.status() < 500;
      if (response.status() != 202 && !(refused && fallback != null)) {
        throw calls.error(response);
      }
      if (fallback == null) {
        return false;
      }
      session = refused ? null : BlobUpload.Session.of(response);
    }
    if (session == null) {
      // Not every registry mounts, and not everybody may read there: the bytes are at hand.
      new BlobUpload(calls).push(blob, fallback);
      return false;
    }
    new BlobUpload(calls).push(blob, fallback, session);
    return false;
  }
}
