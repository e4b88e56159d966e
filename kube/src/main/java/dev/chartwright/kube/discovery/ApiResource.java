package dev.chartwright.kube.discovery;

import java.util.List;

/**
 * A kind that a server knows in one version. Source: apimachinery {@code meta/v1.APIResource}.
 *
 * @param name plural name in paths, such as {@code deployments}; {@code deployments/scale} for a
 *     subresource
 * @param singularName such as {@code deployment}
 * @param namespaced whether the objects live in namespaces
 * @param group the group of the kind if it is another one than the list's
 * @param version the version of the kind if it is another one
 * @param kind such as {@code Deployment}
 * @param verbs what can be done with it
 * @param shortNames such as {@code deploy}
 * @param categories such as {@code all}
 * @param storageVersionHash what the server keeps objects as; may be empty
 */
record ApiResource(
    String name,
    String singularName,
    boolean namespaced,
    String group,
    String version,
    String kind,
    List<String> verbs,
    List<String> shortNames,
    List<String> categories,
    String storageVersionHash) {}
