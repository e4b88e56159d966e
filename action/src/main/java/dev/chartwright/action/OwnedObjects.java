package dev.chartwright.action;

import dev.chartwright.chart.Manifest;
import dev.chartwright.engine.KindOrder;
import dev.chartwright.engine.ManifestException;
import dev.chartwright.engine.ManifestSorter;
import dev.chartwright.engine.ManifestSplitter;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.kube.Deletion;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Propagation;
import dev.chartwright.kube.Resource;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a release as its removal sees them: those that are kept by their policy, and of
 * the others those that the release owns, those that it does not, and those nobody may look at.
 *
 * <p>An object with another resource policy than {@code keep} is neither kept nor deleted: Helm
 * passes over it without a word. Source: Helm 4.3.1 {@code pkg/action/uninstall.go}
 * (deleteRelease), {@code pkg/action/validate.go} (verifyOwnershipBeforeDelete), {@code
 * pkg/action/resource_policy.go}.
 */
final class OwnedObjects {
  private static final String POLICY = "helm.sh/resource-policy";

  private final KubeClient kube;
  private final LogSink log;

  private OwnedObjects(KubeClient kube, LogSink log) {
    this.kube = kube;
    this.log = log;
  }

  static OwnedObjects of(KubeClient kube, LogSink log) {
    return new OwnedObjects(kube, log);
  }

  /**
   * What a removal did.
   *
   * @param deleted what is gone or going
   * @param info what was left and why, as Helm prints it
   * @param errors why nothing or not all was deleted
   */
  record Removal(List<Resource> deleted, String info, List<RuntimeException> errors) {
    Removal {
      deleted = List.copyOf(deleted);
      errors = List.copyOf(errors);
    }

    static Removal failed(String message, RuntimeException cause) {
      return new Removal(
          List.of(), "", List.of(new ActionException(message + cause.getMessage(), cause)));
    }
  }

  /** Says what a removal would leave alone; returns what is kept, as Helm prints it. */
  String look(Release release) {
    Sorted sorted;
    try {
      sorted = sort(release);
    } catch (ManifestException e) {
      return "";
    }
    try {
      Checked checked = check(kube.build(sorted.stream(), false), release);
      warn(checked, release);
    } catch (KubeException e) {
      return kept(sorted);
    }
    return kept(sorted);
  }

  /** Deletes what the release owns. */
  Removal delete(Release release, Propagation propagation) {
    Sorted sorted;
    try {
      sorted = sort(release);
    } catch (ManifestException e) {
      return Removal.failed(
          "corrupted release record. You must manually delete the resources: ", e);
    }
    List<Resource> resources;
    try {
      resources = kube.build(sorted.stream(), false);
    } catch (KubeException e) {
      return Removal.failed("unable to build kubernetes objects for delete: ", e);
    }
    Checked checked = check(resources, release);
    StringBuilder info = new StringBuilder(kept(sorted));
    tellForeign(checked, release, info);
    tellUnknown(checked, release, info);
    if (checked.owned.isEmpty()) {
      return new Removal(List.of(), info.toString(), List.of());
    }
    for (Resource each : checked.owned) {
      log.debug("deleting resource owned by this release", place(each, "release", release.name()));
    }
    Deletion deletion = kube.delete(checked.owned, propagation);
    return new Removal(checked.owned, info.toString(), List.copyOf(deletion.errors()));
  }

  private record Sorted(List<Manifest> kept, List<Manifest> others) {
    /** What may be deleted as one YAML stream. */
    String stream() {
      StringBuilder text = new StringBuilder();
      for (Manifest each : others) {
        text.append("\n---\n").append(each.content());
      }
      return text.toString();
    }
  }

  private Sorted sort(Release release) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String document : ManifestSplitter.split(release.manifest())) {
      files.put("manifest-" + files.size(), document);
    }
    List<Manifest> kept = new ArrayList<>();
    List<Manifest> others = new ArrayList<>();
    for (Manifest each : ManifestSorter.sort(files, KindOrder.UNINSTALL, log).manifests()) {
      String policy = policy(each);
      if (policy == null) {
        others.add(each);
      } else if (policy.equals("keep")) {
        kept.add(each);
      }
    }
    return new Sorted(kept, others);
  }

  private static @Nullable String policy(Manifest manifest) {
    Manifest.HeadMetadata metadata = manifest.head().metadata();
    Map<String, String> annotations = metadata == null ? null : metadata.annotations();
    String policy = annotations == null ? null : annotations.get(POLICY);
    return policy == null ? null : policy.strip().toLowerCase(Locale.ROOT);
  }

  private static String kept(Sorted sorted) {
    if (sorted.kept.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("These resources were kept due to the resource policy:\n");
    for (Manifest each : sorted.kept) {
      line(text, each.kind(), each.name()).append('\n');
    }
    return text.toString();
  }

  private static StringBuilder line(StringBuilder text, String kind, String name) {
    return text.append('[').append(kind).append("] ").append(name);
  }

  private record Unknown(Resource resource, KubeException why) {
    String text() {
      return String.valueOf(why.getMessage());
    }
  }

  private record Checked(List<Resource> owned, List<Resource> foreign, List<Unknown> unknown) {}

  /** Asks for one object after the other. */
  private Checked check(List<Resource> resources, Release release) {
    Ownership ownership = Ownership.of(release.name(), release.namespace());
    Checked checked = new Checked(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Resource each : resources) {
      Optional<KubeObject> seen;
      try {
        seen = kube.get(each);
      } catch (KubeException e) {
        checked.unknown.add(new Unknown(each, e));
        continue;
      }
      if (seen.isPresent()) {
        (ownership.objection(seen.get()) == null ? checked.owned : checked.foreign).add(each);
      }
    }
    return checked;
  }

  private void tellForeign(Checked checked, Release release, StringBuilder info) {
    if (checked.foreign.isEmpty()) {
      return;
    }
    for (Resource each : checked.foreign) {
      log.warn(
          "skipping delete of resource not owned by this release",
          place(each, "release", release.name()));
    }
    section(info, checked.foreign.size(), "they are not owned by this release");
    for (Resource each : checked.foreign) {
      line(info, each.kind(), each.name()).append('\n');
    }
  }

  private void tellUnknown(Checked checked, Release release, StringBuilder info) {
    if (checked.unknown.isEmpty()) {
      return;
    }
    for (Unknown each : checked.unknown) {
      log.warn(
          "skipping delete of resource because ownership could not be verified",
          place(each.resource, "release", release.name(), "error", each.text()));
    }
    section(info, checked.unknown.size(), "their ownership could not be verified");
    for (Unknown each : checked.unknown) {
      line(info, each.resource.kind(), each.resource.name())
          .append(": ")
          .append(each.text())
          .append('\n');
    }
  }

  private static void section(StringBuilder info, int count, String why) {
    if (info.length() > 0) {
      info.append('\n');
    }
    info.append(count).append(" resource(s) were not deleted because ").append(why).append(":\n");
  }

  private void warn(Checked checked, Release release) {
    if (!checked.foreign.isEmpty()) {
      log.warn(
          "dry-run: resources would be skipped because they are not owned by this release",
          count(release, checked.foreign));
      for (Resource each : checked.foreign) {
        log.warn("dry-run: would skip resource", place(each));
      }
    }
    if (!checked.unknown.isEmpty()) {
      log.warn(
          "dry-run: resources would be skipped because their ownership could not be verified",
          count(release, checked.unknown));
      for (Unknown each : checked.unknown) {
        log.warn(
            "dry-run: would skip resource (ownership could not be verified)",
            place(each.resource, "error", each.text()));
      }
    }
    if (!checked.owned.isEmpty()) {
      log.debug("dry-run: resources would be deleted", count(release, checked.owned));
      for (Resource each : checked.owned) {
        log.debug("dry-run: would delete resource", place(each));
      }
    }
  }

  /** What a line of the log says of an object: what and where it is, and more. */
  private static String[] place(Resource each, String... more) {
    List<String> attributes = new ArrayList<>(6 + more.length);
    Collections.addAll(attributes, "kind", each.kind(), "name", each.name());
    Collections.addAll(attributes, "namespace", each.namespace());
    Collections.addAll(attributes, more);
    return attributes.toArray(new String[0]);
  }

  private static String[] count(Release release, List<?> objects) {
    return new String[] {"release", release.name(), "count", Integer.toString(objects.size())};
  }
}
