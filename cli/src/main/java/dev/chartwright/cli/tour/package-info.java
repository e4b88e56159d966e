/** The guided tour: real commands in processes of their own, each checked. */
@NullMarked
package dev.chartwright.cli.tour;

import org.jspecify.annotations.NullMarked;
