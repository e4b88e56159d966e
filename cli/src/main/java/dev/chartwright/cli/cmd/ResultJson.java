package dev.chartwright.cli.cmd;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.oci.Descriptor;

/** What {@code push} and {@code pull} print with {@code -o json}: one compact object. */
final class ResultJson {
  private ResultJson() {}

  /** Reference, digest of the manifest and its size in bytes. */
  static String of(String reference, Descriptor manifest) {
    return Json.marshal(object(reference, manifest));
  }

  static JsonObject object(String reference, Descriptor manifest) {
    return JsonObject.create()
        .put("ref", reference)
        .put("digest", manifest.digest().toString())
        .put("size", manifest.size());
  }
}
