package dev.chartwright.action;

import dev.chartwright.action.ObjectChange.Outcome;
import dev.chartwright.kube.Changes;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change of a release would do to its objects, and changes nothing: {@code diff}.
 *
 * <p>Hooks are not compared. Values of Secrets are told to be equal or changed and never shown.
 * Safe for several threads.
 *
 * <pre>{@code
 * Diff.of(cluster, settings, surroundings)
 *     .upgrade(UpgradeRequest.of("web", ChartSource.of("./web")), false, DiffOptions.defaults())
 *     .get(0)
 *     .outcome(); // CHANGED
 * }</pre>
 */
public final class Diff {
  private final Cluster cluster;
  private final Settings settings;
  private final Surroundings surroundings;

  private Diff(Cluster cluster, Settings settings, Surroundings surroundings) {
    this.cluster = cluster;
    this.settings = settings;
    this.surroundings = surroundings;
  }

  /** Differences of releases in this cluster. */
  public static Diff of(Cluster cluster, Settings settings, Surroundings surroundings) {
    return new Diff(cluster, settings, surroundings);
  }

  /**
   * What an upgrade would do, planned as the upgrade would plan it: with its values, its rendering
   * and its checks.
   *
   * @param request a dry run on the server
   * @param install whether a release that is not there is installed
   * @throws RuntimeException as the upgrade would
   */
  public List<ObjectChange> upgrade(UpgradeRequest request, boolean install, DiffOptions options) {
    Upgrade upgrade = Upgrade.of(cluster, settings, surroundings);
    String name = request.chart().releaseName;
    ReleasePresence presence = install ? upgrade.find(name) : ReleasePresence.PRESENT;
    if (presence != ReleasePresence.PRESENT) {
      Release made =
          Install.of(cluster, settings, surroundings)
              .run(
                  request.asInstall().withReplace(presence == ReleasePresence.UNINSTALLED),
                  ReleaseEvents.none())
              .release();
      return compare(List.of(), made, options);
    }
    Release next = upgrade.run(request, ReleaseEvents.none()).release();
    return compare(resources(current(name)), next, options);
  }

  /**
   * What a rollback would do.
   *
   * @param revision 0 for the one before the newest
   * @throws ReleaseException if there is no such revision
   */
  public List<ObjectChange> rollback(String name, long revision, DiffOptions options) {
    cluster.kube().checkReachable();
    Release current = StoredRelease.read(cluster, name, 0);
    long target = revision == 0 ? current.version() - 1L : revision;
    Release wanted = StoredRelease.read(cluster, name, Math.max(1, target));
    return compare(resources(current), wanted, options);
  }

  /** How the manifests of two revisions differ, whatever is in the cluster. */
  public List<ObjectChange> revisions(String name, long from, long to, DiffOptions options) {
    cluster.kube().checkReachable();
    List<Resource> before = resources(StoredRelease.read(cluster, name, from));
    List<Resource> after = resources(StoredRelease.read(cluster, name, to));
    List<ObjectChange> changes = new ArrayList<>();
    for (Resource each : after) {
      Resource old = match(before, each);
      changes.add(
          change(
              each,
              old == null ? Outcome.CREATED : Outcome.CHANGED,
              ObjectTexts.of(old == null ? null : old.object().map(), each.object().map()),
              options));
    }
    for (Resource each : before) {
      if (match(after, each) == null) {
        ObjectTexts texts = ObjectTexts.of(each.object().map(), null);
        changes.add(change(each, Outcome.DELETED, texts, options));
      }
    }
    return changes;
  }

  private Release current(String name) {
    try {
      return cluster.releases().deployed(name);
    } catch (ReleaseException e) {
      if (e.problem() == Problem.NO_DEPLOYED) {
        return cluster.releases().last(name);
      }
      throw e;
    }
  }

  private List<Resource> resources(Release release) {
    return cluster.kube().build(release.manifest(), false);
  }

  private List<ObjectChange> compare(List<Resource> before, Release next, DiffOptions options) {
    Ownership ownership = Ownership.of(next.name(), next.namespace());
    List<Resource> wanted = ownership.mark(resources(next));
    ObjectMerge merge = new ObjectMerge();
    List<ObjectChange> changes = new ArrayList<>();
    for (Resource each : wanted) {
      Optional<KubeObject> live = live(each);
      Resource old = match(before, each);
      if (live.isEmpty()) {
        Map<String, @Nullable Object> made =
            options.server() ? tried(each, each) : each.object().map();
        changes.add(change(each, Outcome.CREATED, ObjectTexts.of(null, made), options));
      } else {
        Resource base = old == null ? each : old;
        Map<String, @Nullable Object> after =
            options.server() ? tried(base, each) : merge.merged(base, each, live.get());
        ObjectTexts texts = ObjectTexts.of(live.get().map(), after);
        changes.add(change(each, Outcome.CHANGED, texts, options));
      }
    }
    for (Resource each : before) {
      if (match(wanted, each) == null) {
        live(each).ifPresent(live -> changes.add(deletion(each, live, options)));
      }
    }
    return changes;
  }

  private static ObjectChange deletion(Resource resource, KubeObject live, DiffOptions options) {
    boolean kept = live.isKept();
    ObjectTexts texts = ObjectTexts.of(live.map(), kept ? live.map() : null);
    return change(resource, kept ? Outcome.KEPT : Outcome.DELETED, texts, options);
  }

  private Optional<KubeObject> live(Resource resource) {
    return resource.name().isEmpty() ? Optional.empty() : cluster.kube().get(resource);
  }

  /** What the server makes of an object when it applies it without keeping it. */
  private Map<String, @Nullable Object> tried(Resource old, Resource wanted) {
    KubeClient kube = cluster.kube();
    Changes changes =
        kube.update(
            List.of(old),
            List.of(wanted),
            new UpdateOptions(true, true, false, false, false, true));
    List<Resource> seen = changes.created().isEmpty() ? changes.updated() : changes.created();
    return seen.isEmpty() ? wanted.object().map() : seen.get(0).object().map();
  }

  static @Nullable Resource match(List<Resource> resources, Resource wanted) {
    for (Resource each : resources) {
      if (each.matches(wanted)) {
        return each;
      }
    }
    return null;
  }

  static ObjectChange change(
      Resource resource, Outcome outcome, ObjectTexts texts, DiffOptions options) {
    String diff = texts.diff(options.context());
    boolean same = diff.isEmpty() && (outcome == Outcome.CHANGED || outcome == Outcome.DRIFTED);
    return new ObjectChange(
        resource.kind(),
        resource.mapping().kind().apiVersion(),
        resource.namespace(),
        resource.name(),
        same ? Outcome.UNCHANGED : outcome,
        diff);
  }
}
