/** Charts on their way between repositories, ChartMuseum, folders and registries. */
package dev.chartwright.conformance.migration;
