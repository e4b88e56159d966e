package dev.chartwright.action;

import dev.chartwright.release.Release;

/**
 * What an installation made.
 *
 * @param release the first revision; of a dry run, as it would begin
 */
public record InstallResult(Release release) {}
