/** From kubeconfig files, flags and the surroundings of a pod to how a cluster is reached. */
@NullMarked
package dev.chartwright.kube.config;

import org.jspecify.annotations.NullMarked;
