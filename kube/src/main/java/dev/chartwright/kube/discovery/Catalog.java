package dev.chartwright.kube.discovery;

import java.util.List;
import java.util.Map;

/**
 * The groups that a server knows, and the kinds in them by {@code group/version}.
 *
 * @param failures why the kinds of some versions are not known, by {@code group/version}
 */
record Catalog(
    List<ApiGroup> groups,
    Map<String, List<ApiResource>> resources,
    Map<String, String> failures) {}
