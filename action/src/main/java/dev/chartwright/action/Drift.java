package dev.chartwright.action;

import dev.chartwright.action.ObjectChange.Outcome;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.Resource;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says where the objects of releases are not as their manifests say: {@code drift}.
 *
 * <p>Only fields that the manifest names count; what others added does not. Differences are shown
 * from the manifest to the live object. Safe for several threads.
 */
public final class Drift {
  /**
   * The objects of a release.
   *
   * @param release the revision whose manifest counts
   * @param objects one for each object of the manifest, in its order
   */
  public record ReleaseDrift(Release release, List<ObjectChange> objects) {
    /** Copies the list. */
    public ReleaseDrift {
      objects = List.copyOf(objects);
    }

    /** Whether anything is not as it should be. */
    public boolean differs() {
      for (ObjectChange each : objects) {
        if (each.differs()) {
          return true;
        }
      }
      return false;
    }
  }

  private final Cluster cluster;
  private final int context;

  private Drift(Cluster cluster, int context) {
    this.cluster = cluster;
    this.context = context;
  }

  /**
   * Drift of releases in this cluster.
   *
   * @param context how many equal lines are shown around changes
   */
  public static Drift of(Cluster cluster, int context) {
    return new Drift(cluster, context);
  }

  /**
   * A release in its deployed revision.
   *
   * @throws dev.chartwright.release.ReleaseException if it is not deployed
   */
  public ReleaseDrift run(String name) {
    cluster.kube().checkReachable();
    return run(cluster.releases().deployed(name));
  }

  /** A revision of a release of the cluster's namespace. */
  public ReleaseDrift run(Release release) {
    DiffOptions options = new DiffOptions(false, context, false);
    ObjectMerge merge = new ObjectMerge();
    List<ObjectChange> objects = new ArrayList<>();
    for (Resource each : cluster.kube().build(release.manifest(), false)) {
      Optional<KubeObject> live = cluster.kube().get(each);
      ObjectTexts texts =
          live.isEmpty()
              ? ObjectTexts.of(each.object().map(), null)
              : ObjectTexts.of(merge.merged(each, each, live.get()), live.get().map());
      Outcome outcome = live.isEmpty() ? Outcome.MISSING : Outcome.DRIFTED;
      objects.add(Diff.change(each, outcome, texts, options));
    }
    return new ReleaseDrift(release, objects);
  }
}
