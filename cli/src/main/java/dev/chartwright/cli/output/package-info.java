/** What is written where, and in which words: byte sinks, log lines, error lines. */
@NullMarked
package dev.chartwright.cli.output;

import org.jspecify.annotations.NullMarked;
