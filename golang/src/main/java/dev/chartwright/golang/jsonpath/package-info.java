/** The JSONPath templates of Kubernetes' tools, as k8s.io/client-go/util/jsonpath runs them. */
@NullMarked
package dev.chartwright.golang.jsonpath;

import org.jspecify.annotations.NullMarked;
