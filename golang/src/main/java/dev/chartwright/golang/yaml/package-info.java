/** YAML as Helm uses it: one scanner, parser and resolver, two emitters. */
@NullMarked
package dev.chartwright.golang.yaml;

import org.jspecify.annotations.NullMarked;
