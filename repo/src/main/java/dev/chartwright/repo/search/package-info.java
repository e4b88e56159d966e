/** Searching the charts of repositories. */
@NullMarked
package dev.chartwright.repo.search;

import org.jspecify.annotations.NullMarked;
