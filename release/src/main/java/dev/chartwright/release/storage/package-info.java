/** Where release records are kept. */
@NullMarked
package dev.chartwright.release.storage;

import org.jspecify.annotations.NullMarked;
