package dev.chartwright.action;

import dev.chartwright.release.Release;
import java.util.Optional;

/**
 * What became of a release that was to be removed.
 *
 * @param release its last revision; empty if there was none, and that was fine
 * @param info what was not deleted and why, as Helm prints it; empty if nothing was left
 */
public record UninstallResult(Optional<Release> release, String info) {}
