/** The commands: one class for each verb, with its flags and its help text. */
@NullMarked
package dev.chartwright.cli.cmd;

import org.jspecify.annotations.NullMarked;
