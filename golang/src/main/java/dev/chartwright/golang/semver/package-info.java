/** Versions and version constraints as github.com/Masterminds/semver and Kubernetes read them. */
@NullMarked
package dev.chartwright.golang.semver;

import org.jspecify.annotations.NullMarked;
