package dev.chartwright.release.storage;

import dev.chartwright.kube.KubeObject;
import dev.chartwright.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * An object that was read as a record.
 *
 * @param release null if that failed
 * @param error why; null if it did not
 */
record ReadRecord(KubeObject object, @Nullable Release release, @Nullable RuntimeException error) {}
