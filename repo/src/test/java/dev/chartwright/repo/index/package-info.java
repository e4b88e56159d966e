@NullMarked
package dev.chartwright.repo.index;

import org.jspecify.annotations.NullMarked;
