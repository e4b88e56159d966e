/** What the command line does with releases that helm does not, on an API server in memory. */
@NullMarked
package dev.chartwright.conformance.releases;

import org.jspecify.annotations.NullMarked;
