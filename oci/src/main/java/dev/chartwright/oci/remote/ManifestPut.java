package dev.chartwright.oci.remote;

import dev.chartwright.http.Body;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.oci.Content;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;

/** {@code PUT /v2/<name>/manifests/<reference>}: stores a manifest under a tag or its digest. */
final class ManifestPut {
  private final Calls calls;

  ManifestPut(Calls calls) {
    this.calls = calls;
  }

  /**
   * Stores a manifest.
   *
   * @return whether the registry says that it has taken notice of the manifest's subject
   */
  boolean push(Descriptor manifest, byte[] bytes, String reference) {
    HttpRequest request =
        HttpRequest.put(calls.manifestUrl(reference), Body.of(bytes))
            .with("Content-Type", manifest.mediaType());
    try (HttpResponse response = calls.send(request, "pull", "push")) {
      if (response.status() != 201) {
        throw calls.error(response);
      }
      ContentDigest.verify(response, manifest.digest());
      return !response.headers().first("OCI-Subject").orElse("").isEmpty();
    }
  }

  /** Reads a manifest that is to be stored, checking it. */
  byte[] read(Descriptor manifest, Content content) {
    try (InputStream in = content.open()) {
      return VerifyingInputStream.readAll(in, manifest, calls.limits().metadataBytes());
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }
}
