package dev.chartwright.action;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The label and annotations by which objects belong to a release. Source: Helm 4.3.1 {@code
 * pkg/action/validate.go}.
 */
final class Ownership {
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String HELM = "Helm";
  private static final String RELEASE_NAME = "meta.helm.sh/release-name";
  private static final String RELEASE_NAMESPACE = "meta.helm.sh/release-namespace";

  private final String name;
  private final String namespace;

  private Ownership(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  /** What belongs to a release. */
  static Ownership of(String releaseName, String releaseNamespace) {
    return new Ownership(releaseName, releaseNamespace);
  }

  /**
   * Why an object of the cluster does not belong to the release.
   *
   * @return {@code invalid ownership metadata; …}; null if it belongs to the release
   */
  @Nullable String objection(KubeObject existing) {
    StringJoiner problems = new StringJoiner("; ");
    require(existing.labels(), MANAGED_BY, HELM, "label", problems);
    require(existing.annotations(), RELEASE_NAME, name, "annotation", problems);
    require(existing.annotations(), RELEASE_NAMESPACE, namespace, "annotation", problems);
    return problems.length() == 0 ? null : "invalid ownership metadata; " + problems;
  }

  /**
   * Those of the objects that are in the cluster already and belong to the release.
   *
   * @throws ActionException if one belongs to nobody or to another release
   */
  List<Resource> existing(KubeClient kube, List<Resource> resources) {
    return existing(kube, resources, true);
  }

  /** Those of the objects that are in the cluster already, whoever made them. */
  List<Resource> adopted(KubeClient kube, List<Resource> resources) {
    return existing(kube, resources, false);
  }

  private List<Resource> existing(KubeClient kube, List<Resource> resources, boolean owned) {
    List<Resource> found = new ArrayList<>();
    for (Resource each : resources) {
      if (namedByServer(each)) {
        continue;
      }
      Optional<KubeObject> live;
      try {
        live = kube.get(each);
      } catch (RuntimeException e) {
        throw new ActionException(
            "could not get information about the resource " + text(each) + ": " + e.getMessage(),
            e);
      }
      if (live.isPresent()) {
        String objection = owned ? objection(live.get()) : null;
        if (objection != null) {
          throw new ActionException(
              text(each) + " exists and cannot be imported into the current release: " + objection);
        }
        found.add(each);
      }
    }
    return found;
  }

  /** The objects with the label and annotations of the release, whatever they said before. */
  List<Resource> mark(List<Resource> resources) {
    List<Resource> marked = new ArrayList<>(resources.size());
    for (Resource each : resources) {
      Map<String, @Nullable Object> tree = each.object().copy();
      Map<String, @Nullable Object> metadata = inner(tree, "metadata");
      merge(metadata, "labels", each.object().labels(), Map.of(MANAGED_BY, HELM));
      merge(
          metadata,
          "annotations",
          each.object().annotations(),
          Map.of(RELEASE_NAME, name, RELEASE_NAMESPACE, namespace));
      marked.add(each.withObject(KubeObject.of(tree)));
    }
    return marked;
  }

  /** How Helm names an object in its messages. */
  static String text(Resource resource) {
    return resource.kind()
        + " "
        + Quote.quote(resource.name())
        + " in namespace "
        + Quote.quote(resource.namespace());
  }

  private static boolean namedByServer(Resource resource) {
    if (resource.object().generateName().isEmpty()) {
      return false;
    }
    if (!resource.name().isEmpty()) {
      throw new ActionException("metadata.name and metadata.generateName cannot both be set");
    }
    return true;
  }

  private static void require(
      Map<String, String> metadata, String key, String wanted, String what, StringJoiner problems) {
    String actual = metadata.get(key);
    if (actual == null) {
      problems.add(
          what
              + " validation error: missing key "
              + Quote.quote(key)
              + ": must be set to "
              + Quote.quote(wanted));
    } else if (!actual.equals(wanted)) {
      problems.add(
          what
              + " validation error: key "
              + Quote.quote(key)
              + " must equal "
              + Quote.quote(wanted)
              + ": current value is "
              + Quote.quote(actual));
    }
  }

  private static void merge(
      Map<String, @Nullable Object> metadata,
      String key,
      Map<String, String> current,
      Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(current);
    all.putAll(more);
    metadata.put(key, new LinkedHashMap<>(all));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> inner(
      Map<String, @Nullable Object> tree, String key) {
    if (tree.get(key) instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    tree.put(key, made);
    return made;
  }
}
