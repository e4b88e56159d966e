package dev.chartwright.action;

import dev.chartwright.engine.Capabilities;
import dev.chartwright.golang.semver.KubeVersion;
import dev.chartwright.kube.KubeClient;
import dev.chartwright.kube.ServerInfo;
import dev.chartwright.release.storage.ReleaseStorage;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that a verb works on, and the place of its release records. Safe for several threads.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/action/action.go} (Configuration).
 */
public final class Cluster implements AutoCloseable {
  private final KubeClient kube;
  private final ReleaseStorage releases;
  private @Nullable Capabilities capabilities;

  private Cluster(KubeClient kube, ReleaseStorage releases) {
    this.kube = kube;
    this.releases = releases;
  }

  /** A cluster with a place for records; closing it closes both. */
  public static Cluster of(KubeClient kube, ReleaseStorage releases) {
    return new Cluster(kube, releases);
  }

  /** The client for objects. */
  public KubeClient kube() {
    return kube;
  }

  /** The release records. */
  public ReleaseStorage releases() {
    return releases;
  }

  /** What templates see of the cluster; asked once, until {@link #forgetCapabilities}. */
  synchronized Capabilities capabilities() {
    Capabilities known = capabilities;
    if (known == null) {
      ServerInfo info = kube.serverInfo();
      known =
          Capabilities.offline()
              .withKubeVersion(KubeVersion.parse(info.version()))
              .withApiVersions(info.apiVersions());
      capabilities = known;
    }
    return known;
  }

  /** The cluster may know other kinds now. */
  synchronized void forgetCapabilities() {
    capabilities = null;
    kube.forgetKinds();
  }

  @Override
  public void close() {
    releases.close();
    kube.close();
  }
}
