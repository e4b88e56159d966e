package dev.chartwright.action;

import dev.chartwright.chart.Dependency;

/**
 * A declared dependency and how it is fulfilled.
 *
 * @param dependency what Chart.yaml declares
 * @param status {@code ok} for an archive that fits, {@code unpacked} for a folder that fits, else
 *     what is wrong: {@code missing}, {@code wrong version}, {@code invalid version}, {@code
 *     misnamed}, {@code corrupt}, {@code too many matches}, {@code bad pattern}
 */
public record DependencyStatus(Dependency dependency, String status) {}
