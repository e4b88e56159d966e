/** The part of kubeconfig files that counts before a cluster is asked: contexts and namespaces. */
@NullMarked
package dev.chartwright.cli.kubeconfig;

import org.jspecify.annotations.NullMarked;
