/** Charts in OCI registries: login, push, pull, resolve, tags. */
@NullMarked
package dev.chartwright.registry;

import org.jspecify.annotations.NullMarked;
