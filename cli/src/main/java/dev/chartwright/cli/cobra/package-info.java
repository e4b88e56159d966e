/**
 * Commands, flags, help and completion as Helm's command line library (cobra 1.10, pflag 1.0) has
 * them. Knows nothing of charts.
 */
@NullMarked
package dev.chartwright.cli.cobra;

import org.jspecify.annotations.NullMarked;
