/** Chart repositories, good ones and bad ones, as the commands meet them. */
@NullMarked
package dev.chartwright.conformance.repositories;

import org.jspecify.annotations.NullMarked;
