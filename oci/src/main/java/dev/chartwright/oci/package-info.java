/** OCI references, descriptors, manifests, registry client, credentials, image layout, copy. */
@NullMarked
package dev.chartwright.oci;

import org.jspecify.annotations.NullMarked;
