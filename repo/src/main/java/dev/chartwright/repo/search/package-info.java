/** Searching the charts of repositories. */
@org.jspecify.annotations.NullMarked
package dev.chartwright.repo.search;
