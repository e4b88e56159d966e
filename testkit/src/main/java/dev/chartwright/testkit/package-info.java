/** Published fakes: a registry that misbehaves on demand, a chart maker, golden files. */
@NullMarked
package dev.chartwright.testkit;

import org.jspecify.annotations.NullMarked;
