/** The command line: flags, help, completion, exit codes, exact text. */
@NullMarked
package dev.chartwright.cli;

import org.jspecify.annotations.NullMarked;
