/** Fetches a URL of one scheme each, as Helm's getters do. */
@NullMarked
package dev.chartwright.repo.getter;

import org.jspecify.annotations.NullMarked;
