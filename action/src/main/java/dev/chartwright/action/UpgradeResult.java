package dev.chartwright.action;

import dev.chartwright.release.Release;

/**
 * What an upgrade made.
 *
 * @param release the new revision; of a dry run, as it would begin
 */
public record UpgradeResult(Release release) {}
