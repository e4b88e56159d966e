package dev.chartwright.action;

import dev.chartwright.engine.RenderedChart;

/**
 * What a chart becomes.
 *
 * @param releaseName the name of the release, also where a template gave it
 * @param chart manifests, hooks, notes and custom resource definitions
 */
public record TemplateResult(String releaseName, RenderedChart chart) {}
