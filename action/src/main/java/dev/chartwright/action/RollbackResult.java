package dev.chartwright.action;

import dev.chartwright.release.Release;

/**
 * What a rollback made.
 *
 * @param release the new revision; of a dry run, as it would begin
 * @param target the revision whose chart, values and manifests it has
 */
public record RollbackResult(Release release, int target) {}
