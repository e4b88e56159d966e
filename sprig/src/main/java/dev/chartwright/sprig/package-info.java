/** The functions of sprig, one class per upstream file. */
@NullMarked
package dev.chartwright.sprig;

import org.jspecify.annotations.NullMarked;
