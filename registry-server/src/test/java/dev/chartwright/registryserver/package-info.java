/** Tests of the registry, from outside over HTTP and of its parts. */
@NullMarked
package dev.chartwright.registryserver;

import org.jspecify.annotations.NullMarked;
