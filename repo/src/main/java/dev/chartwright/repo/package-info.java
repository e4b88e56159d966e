/** index.yaml repositories, getters, locating charts. */
@NullMarked
package dev.chartwright.repo;

import org.jspecify.annotations.NullMarked;
