package dev.chartwright.action;

import dev.chartwright.action.ObjectChange.Outcome;
import dev.chartwright.action.ObjectChange.Part;
import dev.chartwright.chart.Chart;
import dev.chartwright.chart.Crd;
import dev.chartwright.kube.Changes;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.kube.UpdateOptions;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseHook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a change of a release would do to its objects, and changes nothing: {@code diff}.
 *
 * <p>Hooks, tests apart, are compared with what the revision before recorded. Definitions in {@code
 * crds/} are made by an installation if they are not there; it is said where they are missing or
 * differ and Helm does nothing about it. Values of Secrets are told to be equal or changed and
 * never shown. Safe for several threads.
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
      List<ObjectChange> changes = crds(made, true, options);
      changes.addAll(compare(List.of(), made, options));
      addHooks(changes, request.change().hooks, List.of(), made, options);
      return changes;
    }
    Release next = upgrade.run(request, ReleaseEvents.none()).release();
    Release current = current(name);
    List<ObjectChange> changes = compare(resources(current), next, options);
    addHooks(changes, request.change().hooks, current.hooks(), next, options);
    changes.addAll(crds(next, false, options));
    return changes;
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
    Release wanted = revision(name, target);
    List<ObjectChange> changes = compare(resources(current), wanted, options);
    addHooks(changes, true, current.hooks(), wanted, options);
    return changes;
  }

  /** How the manifests of two revisions differ, whatever is in the cluster. */
  public List<ObjectChange> revisions(String name, long from, long to, DiffOptions options) {
    cluster.kube().checkReachable();
    Release first = revision(name, from);
    Release second = revision(name, to);
    List<Resource> before = resources(first);
    List<Resource> after = resources(second);
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
    addHooks(changes, true, first.hooks(), second, options);
    return changes;
  }

  private static void addHooks(
      List<ObjectChange> changes,
      boolean run,
      List<ReleaseHook> before,
      Release next,
      DiffOptions options) {
    if (run) {
      changes.addAll(HookChanges.of(before, next.hooks(), next.namespace(), options.context()));
    }
  }

  /** What becomes of the definitions in {@code crds/}: those that are there stay as they are. */
  private List<ObjectChange> crds(Release next, boolean installs, DiffOptions options) {
    List<ObjectChange> changes = new ArrayList<>();
    Chart chart = next.chart();
    if (chart == null || !options.crds()) {
      return changes;
    }
    ObjectMerge merge = new ObjectMerge();
    for (Crd crd : chart.crds()) {
      for (Resource each : cluster.kube().build(crd.file().text(), false)) {
        Optional<KubeObject> live = live(each);
        ObjectTexts texts =
            live.isEmpty()
                ? ObjectTexts.of(null, each.object().map())
                : ObjectTexts.of(live.get().map(), merge.merged(each, each, live.get()));
        Outcome outcome =
            live.isPresent() ? Outcome.LEFT_ALONE : installs ? Outcome.CREATED : Outcome.NOT_MADE;
        String diff = texts.diff(options.context());
        changes.add(change(Part.CRD, each, diff.isEmpty() ? Outcome.UNCHANGED : outcome, diff));
      }
    }
    return changes;
  }

  /** A revision; if it is not there but others are, that is told. */
  private Release revision(String name, long revision) {
    if (revision > 0) {
      try {
        return StoredRelease.read(cluster, name, revision);
      } catch (ReleaseException e) {
        if (e.problem() != Problem.NOT_FOUND) {
          throw e;
        }
        cluster.releases().last(name);
      }
    }
    throw new ActionException("release has no " + revision + " version");
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
    return change(Part.OBJECT, resource, same ? Outcome.UNCHANGED : outcome, diff);
  }

  private static ObjectChange change(Part part, Resource resource, Outcome outcome, String diff) {
    return new ObjectChange(
        part,
        resource.kind(),
        resource.mapping().kind().apiVersion(),
        resource.namespace(),
        resource.name(),
        outcome,
        diff);
  }
}
