/**
 * Moves charts between index.yaml repositories, folders and OCI registries, all versions or some.
 */
@NullMarked
package dev.chartwright.repo.migration;

import org.jspecify.annotations.NullMarked;
