@NullMarked
package dev.chartwright.repo;

import org.jspecify.annotations.NullMarked;
