/** Release records in PostgreSQL; nothing of it is loaded unless the driver is asked for. */
@NullMarked
package dev.chartwright.release.sql;

import org.jspecify.annotations.NullMarked;
