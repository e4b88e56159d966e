/** The OCI client against a registry that misbehaves in every way that is known. */
@NullMarked
package dev.chartwright.conformance.faults;

import org.jspecify.annotations.NullMarked;
