package dev.chartwright.kube.discovery;

import dev.chartwright.kube.KubeObject;

/**
 * What a server says about itself.
 *
 * @param aggregated whether it is a list of groups with their kinds
 * @param object the answer
 */
public record DiscoveryAnswer(boolean aggregated, KubeObject object) {}
