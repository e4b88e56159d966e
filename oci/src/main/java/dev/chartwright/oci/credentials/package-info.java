/**
 * Credentials of registries: Docker's config file, credential helper programs, and the order in
 * which they are asked.
 */
@NullMarked
package dev.chartwright.oci.credentials;

import org.jspecify.annotations.NullMarked;
