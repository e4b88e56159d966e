package dev.chartwright.oci.remote;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.UnsupportedContentException;
import java.util.List;
import java.util.Optional;

/** The referrers of one repository, by the registry's own list or by the tag scheme. */
final class Referrers {
  private final Calls calls;
  private ReferrersState state = ReferrersState.UNKNOWN;

  Referrers(Calls calls) {
    this.calls = calls;
  }

  private synchronized ReferrersState state() {
    return state;
  }

  /** The first answer counts: what a registry can does not change. */
  private synchronized void found(ReferrersState what) {
    if (state == ReferrersState.UNKNOWN) {
      state = what;
    }
  }

  List<Descriptor> list(Descriptor subject, String artifactType) {
    ReferrersState known = state();
    if (known != ReferrersState.UNSUPPORTED) {
      try {
        List<Descriptor> all = new ReferrerPages(calls).list(subject.digest(), artifactType);
        found(ReferrersState.SUPPORTED);
        return all;
      } catch (UnsupportedContentException e) {
        if (known == ReferrersState.SUPPORTED) {
          throw e;
        }
        found(ReferrersState.UNSUPPORTED);
      }
    }
    return new ReferrersTag(calls).list(subject.digest(), artifactType);
  }

  /** Called after a manifest was stored; the registry may have taken notice of its subject. */
  void pushed(Descriptor manifest, byte[] bytes, boolean noticed) {
    if (noticed) {
      found(ReferrersState.SUPPORTED);
    }
    if (!mayRefer(manifest) || state() == ReferrersState.SUPPORTED) {
      return;
    }
    Refers refers = read(manifest, bytes);
    if (refers.subject().isPresent()) {
      found(ReferrersState.UNSUPPORTED);
      synchronized (this) {
        new ReferrersTag(calls).add(refers.subject().get(), refers.entry());
      }
    }
  }

  /** Called before a manifest is deleted. */
  void deleting(Descriptor manifest, byte[] bytes) {
    Refers refers = read(manifest, bytes);
    if (refers.subject().isEmpty()) {
      return;
    }
    if (state() == ReferrersState.UNKNOWN) {
      List<Descriptor> unused = list(manifest, "");
    }
    if (state() == ReferrersState.UNSUPPORTED) {
      synchronized (this) {
        new ReferrersTag(calls).remove(refers.subject().get(), refers.entry());
      }
    }
  }

  /** Whether deleting a manifest may leave an entry behind. */
  boolean concerns(Descriptor manifest) {
    return mayRefer(manifest) && state() != ReferrersState.SUPPORTED;
  }

  private static boolean mayRefer(Descriptor manifest) {
    String type = manifest.mediaType();
    return type.equals(MediaTypes.OCI_MANIFEST)
        || type.equals(MediaTypes.OCI_INDEX)
        || type.equals(MediaTypes.OCI_ARTIFACT_MANIFEST);
  }

  private record Refers(Optional<Digest> subject, Descriptor entry) {}

  private static Refers read(Descriptor manifest, byte[] bytes) {
    if (MediaTypes.isIndex(manifest.mediaType())) {
      Index index = Index.parse(manifest.mediaType(), bytes);
      return new Refers(
          index.subject().map(Descriptor::digest),
          manifest
              .plain()
              .withArtifactType(index.artifactType())
              .withAnnotations(index.annotations()));
    }
    Manifest parsed = Manifest.parse(manifest.mediaType(), bytes);
    String type =
        parsed.artifactType().isEmpty() ? parsed.config().mediaType() : parsed.artifactType();
    return new Refers(
        parsed.subject().map(Descriptor::digest),
        manifest.plain().withArtifactType(type).withAnnotations(parsed.annotations()));
  }
}
