/** Log records as Go's {@code log/slog} prints them in its text form. */
@NullMarked
package dev.chartwright.golang.slog;

import org.jspecify.annotations.NullMarked;
