/** Places that stand in for registries and repositories: registries.yaml. */
@NullMarked
package dev.chartwright.repo.mirror;

import org.jspecify.annotations.NullMarked;
