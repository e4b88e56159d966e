/** Published fakes: scripted registry with faults, chart builder. */
@NullMarked
package dev.chartwright.testkit;

import org.jspecify.annotations.NullMarked;
