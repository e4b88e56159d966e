package dev.chartwright.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chart is rendered with.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/chart/common/util/values.go}.
 *
 * @param release what templates see as {@code .Release}
 * @param capabilities what templates see as {@code .Capabilities}
 * @param values the chart's values and the user's, coalesced; templates see them as {@code .Values}
 *     and may change them with {@code set}, so rendering works on a copy where it has to
 */
public record RenderValues(
    ReleaseOptions release, Capabilities capabilities, Map<String, @Nullable Object> values) {
  /** Values for a release on the offline {@link Capabilities}. */
  public static RenderValues of(ReleaseOptions release, Map<String, @Nullable Object> values) {
    return new RenderValues(release, Capabilities.offline(), values);
  }
}
