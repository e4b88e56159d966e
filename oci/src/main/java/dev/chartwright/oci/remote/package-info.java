/**
 * Registries over HTTP: authentication, blobs, manifests, tags, referrers.
 *
 * <p>Start at {@link dev.chartwright.oci.remote.RemoteRepository} and {@link
 * dev.chartwright.oci.remote.AuthClient}.
 */
@NullMarked
package dev.chartwright.oci.remote;

import org.jspecify.annotations.NullMarked;
