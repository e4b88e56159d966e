/**
 * Times, durations, layouts and time zones as Go's package time has them. Asks no clock: what time
 * it is comes in as an argument.
 */
@NullMarked
package dev.chartwright.golang.time;

import org.jspecify.annotations.NullMarked;
