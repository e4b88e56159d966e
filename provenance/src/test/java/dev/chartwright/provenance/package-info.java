@NullMarked
package dev.chartwright.provenance;

import org.jspecify.annotations.NullMarked;
