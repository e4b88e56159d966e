@NullMarked
package dev.chartwright.repo.getter;

import org.jspecify.annotations.NullMarked;
