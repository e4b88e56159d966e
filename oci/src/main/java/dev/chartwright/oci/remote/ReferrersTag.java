package dev.chartwright.oci.remote;

import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.Index;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.OciException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Referrers for registries that do not list them: an index under the tag {@code sha256-<hex>}.
 *
 * <p>Sources: OCI distribution specification 1.1, referrers tag schema; oras-go v2.6.2 {@code
 * registry/remote/referrers.go}.
 */
final class ReferrersTag {
  private final Calls calls;

  ReferrersTag(Calls calls) {
    this.calls = calls;
  }

  List<Descriptor> list(Digest subject, String artifactType) {
    try {
      return ReferrerPages.ofType(read(tag(subject)).manifests(), artifactType);
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  void add(Digest subject, Descriptor referrer) {
    update(subject, referrer, true);
  }

  void remove(Digest subject, Descriptor referrer) {
    update(subject, referrer, false);
  }

  private void update(Digest subject, Descriptor referrer, boolean add) {
    String tag = tag(subject);
    Index old = null;
    List<Descriptor> before = List.of();
    try {
      old = read(tag);
      before = old.manifests();
    } catch (NotFoundException e) {
      // No referrer yet.
    }
    List<Descriptor> after = change(before, referrer, add);
    if (after.equals(before)) {
      return;
    }
    if (!after.isEmpty() || calls.options().keepOldReferrers()) {
      Index index = Index.of(after);
      try {
        boolean unused = new ManifestPut(calls).push(index.descriptor(), index.bytes(), tag);
      } catch (OciException e) {
        throw new OciException(
            "failed to push referrers index tagged by " + tag + ": " + e.getMessage(), e);
      }
    }
    if (old != null && !calls.options().keepOldReferrers()) {
      deleteOld(old.descriptor().digest(), tag);
    }
  }

  /** What was superseded is only litter: a registry that does not delete is no failure. */
  private void deleteOld(Digest index, String tag) {
    try {
      new ContentDelete(calls).manifest(index);
    } catch (OciException e) {
      calls
          .options()
          .warnings()
          .accept(
              "failed to delete dangling referrers index "
                  + index
                  + " for referrers tag "
                  + tag
                  + ": "
                  + e.getMessage());
    }
  }

  /** Adds or removes one entry; empty and double entries of others are dropped by the way. */
  private static List<Descriptor> change(
      List<Descriptor> before, Descriptor referrer, boolean add) {
    List<Descriptor> after = new ArrayList<>();
    Set<Descriptor> known = new HashSet<>();
    for (Descriptor each : before) {
      boolean removed = !add && each.sameContent(referrer);
      if (!removed && !each.sameContent(Descriptor.EMPTY) && known.add(each.plain())) {
        after.add(each);
      }
    }
    if (add && known.add(referrer.plain())) {
      after.add(referrer);
    }
    return after;
  }

  private Index read(String tag) {
    try (FetchedContent fetched =
        new ManifestGet(calls).fetch(calls.reference().withReference(tag))) {
      String type = fetched.descriptor().mediaType();
      return Index.parse(type, fetched.readAll(calls.limits().metadataBytes()));
    } catch (NotFoundException e) {
      throw e;
    } catch (OciException e) {
      throw new OciException(
          "failed to read referrers index from referrers tag " + tag + ": " + e.getMessage(), e);
    }
  }

  private static String tag(Digest subject) {
    subject.validate();
    return subject.algorithm() + "-" + subject.encoded();
  }
}
