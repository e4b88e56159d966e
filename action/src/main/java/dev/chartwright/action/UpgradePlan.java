package dev.chartwright.action;

import dev.chartwright.release.Release;

/**
 * What an upgrade goes from and to.
 *
 * @param current the revision whose objects are in the cluster
 * @param next the new revision, not yet stored
 * @param method how objects are applied
 */
record UpgradePlan(Release current, Release next, ApplyMethod method) {}
