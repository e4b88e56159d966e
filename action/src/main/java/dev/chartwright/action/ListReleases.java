package dev.chartwright.action;

import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.release.Release;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists releases: {@code list}. As safe for several threads as the cluster. Source: Helm 4.3.1
 * {@code pkg/action/list.go}.
 *
 * <p>Releases of one name in several namespaces come sorted by namespace, where Helm's order is
 * random.
 */
public final class ListReleases {
  private final Cluster cluster;

  private ListReleases(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Lists releases of this cluster, in the namespace of its storage. */
  public static ListReleases of(Cluster cluster) {
    return new ListReleases(cluster);
  }

  /**
   * The releases that are wanted: the newest revision of each, or all superseded revisions if
   * nothing else is asked for.
   *
   * @throws dev.chartwright.kube.KubeException if the cluster cannot be reached
   * @throws dev.chartwright.golang.regexp.RegexpException if the filter is no regular expression
   * @throws ActionException if the selector is none
   */
  public List<Release> run(ListRequest request) {
    cluster.kube().checkReachable();
    Regexp filter = request.filter().isEmpty() ? null : Regexp.compile(request.filter());
    return select(cluster.releases().list(), filter, request);
  }

  /** Those of some records that are wanted. */
  static List<Release> select(List<Release> records, @Nullable Regexp filter, ListRequest request) {
    List<Release> found = named(records, filter);
    if (found.isEmpty()) {
      return List.of();
    }
    List<Release> rows = request.onlySuperseded() ? found : newest(found);
    List<Release> wanted = new ArrayList<>();
    LabelSelector selector = LabelSelector.parse(request.selector());
    for (Release each : rows) {
      if (request.states().contains(each.info().status()) && selector.matches(each.labels())) {
        wanted.add(each);
      }
    }
    wanted.sort(new Order(request.byDate()));
    if (request.reverse()) {
      Collections.reverse(wanted);
    }
    long start = Math.max(0, request.offset());
    if (start >= wanted.size()) {
      return List.of();
    }
    long count = request.limit() > 0 ? Math.min(request.limit(), found.size()) : found.size();
    return List.copyOf(wanted.subList((int) start, (int) Math.min(wanted.size(), start + count)));
  }

  /** By name and namespace, or by date before those. */
  private record Order(boolean byDate) implements Comparator<Release> {
    @Override
    public int compare(Release one, Release other) {
      int order = byDate ? Long.compare(deployed(one), deployed(other)) : 0;
      if (order == 0) {
        order = one.name().compareTo(other.name());
      }
      return order == 0 ? one.namespace().compareTo(other.namespace()) : order;
    }

    private static long deployed(Release release) {
      return release.info().lastDeployed().epochSecond();
    }
  }

  private static List<Release> named(List<Release> releases, @Nullable Regexp filter) {
    if (filter == null) {
      return releases;
    }
    List<Release> named = new ArrayList<>();
    for (Release each : releases) {
      if (filter.matches(each.name())) {
        named.add(each);
      }
    }
    return named;
  }

  private static List<Release> newest(List<Release> releases) {
    Map<String, Release> newest = new LinkedHashMap<>();
    for (Release each : releases) {
      String key = each.namespace() + "/" + each.name();
      Release known = newest.get(key);
      if (known == null || known.version() <= each.version()) {
        newest.put(key, each);
      }
    }
    return new ArrayList<>(newest.values());
  }
}
