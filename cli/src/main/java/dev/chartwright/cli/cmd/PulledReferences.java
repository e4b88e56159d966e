package dev.chartwright.cli.cmd;

import dev.chartwright.action.PullOutcome;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import dev.chartwright.registry.PullResult;
import dev.chartwright.registry.RegistryEvents;
import org.jspecify.annotations.Nullable;

/** Passes events on and remembers what the last pull brought. */
final class PulledReferences implements RegistryEvents {
  private final RegistryEvents next;
  private @Nullable JsonObject last;

  PulledReferences(RegistryEvents next) {
    this.next = next;
  }

  @Override
  public void pulled(PullResult result) {
    last = ResultJson.object(result.reference().toString(), result.manifest());
    next.pulled(result);
  }

  @Override
  public void deprecatedMediaType(String mediaType) {
    next.deprecatedMediaType(mediaType);
  }

  @Override
  public void progress(String what, long moved, long total) {
    next.progress(what, moved, total);
  }

  /** The result of one pull; a chart that is not from a registry has no digest of a manifest. */
  String json(String reference, PullOutcome outcome) {
    JsonObject made = last == null ? JsonObject.create().put("ref", reference) : last;
    outcome.archive().ifPresent(file -> made.put("file", file.toString()));
    outcome
        .verification()
        .ifPresent(found ->
            made.put("signedBy", found.identities())
                .put("keyFingerprint", found.fingerprint())
                .put("chartHash", found.fileHash()));
    return Json.marshal(made);
  }
}
