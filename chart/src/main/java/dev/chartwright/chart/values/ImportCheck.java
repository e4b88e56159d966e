package dev.chartwright.chart.values;

import dev.chartwright.chart.ChartLimits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether imported values have an end. Imported tables are shared, not copied, so a chart may
 * import a table into itself; Helm then copies until its stack is full.
 */
final class ImportCheck {
  private int values;

  private ImportCheck() {}

  /**
   * Walks over all values.
   *
   * @throws ValuesException if there are too many, or if they are nested too deep
   */
  static void check(Map<String, @Nullable Object> imported) {
    new ImportCheck().walk(imported, 1);
  }

  private void walk(@Nullable Object value, int depth) {
    if (++values > ChartLimits.MAX_IMPORTED_VALUES) {
      throw new ValuesException(
          "a chart imports more than " + ChartLimits.MAX_IMPORTED_VALUES + " values");
    }
    if (value instanceof Map<?, ?> map) {
      Tables.checkDepth(depth);
      for (Object member : map.values()) {
        walk(member, depth + 1);
      }
    } else if (value instanceof List<?> list) {
      Tables.checkDepth(depth);
      for (Object element : list) {
        walk(element, depth + 1);
      }
    }
  }
}
