/** What groups, versions and kinds an API server knows. */
@NullMarked
package dev.chartwright.kube.discovery;

import org.jspecify.annotations.NullMarked;
