package dev.chartwright.conformance.vectors;

import dev.chartwright.chart.values.ValueReader;
import dev.chartwright.chart.values.ValuesOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about what the user sets; files lie in the working directory meanwhile. */
final class ValuesOperations {
  private ValuesOperations() {}

  static void addTo(Map<String, Operation> operations) {
    operations.put("strvals", row -> WorkFolder.with(row.texts("files"), () -> set(row)));
    operations.put("values.merge", row -> WorkFolder.with(row.texts("files"), () -> merge(row)));
  }

  private static Map<String, @Nullable Object> set(Row row) {
    Map<String, @Nullable Object> values = TemplateOperations.document(row.get("base"));
    if (values == null) {
      values = new LinkedHashMap<>();
    }
    for (Object each : row.list("exprs")) {
      TemplateOperations.apply(Row.of(each), values);
    }
    return GolangOperations.value(values);
  }

  private static Map<String, @Nullable Object> merge(Row row) {
    ValuesOptions options = ValuesOptions.none();
    for (Object file : row.list("valueFiles")) {
      options = options.withFile((String) file);
    }
    for (Object each : row.list("exprs")) {
      Row set = Row.of(each);
      options = options.with(TemplateOperations.flag(set.text("kind")), set.text("expr"));
    }
    return GolangOperations.value(options.merge(ValueReader.ofFiles()));
  }
}
