@NullMarked
package dev.chartwright.repo.mirror;

import org.jspecify.annotations.NullMarked;
