/** What the launcher needs beside the program: the run that shows which classes a start loads. */
@NullMarked
package dev.chartwright.cli.launch;

import org.jspecify.annotations.NullMarked;
