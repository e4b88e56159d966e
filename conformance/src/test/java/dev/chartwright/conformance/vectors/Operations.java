package dev.chartwright.conformance.vectors;

import java.util.Map;

/** All operations that ours can be asked. */
final class Operations {
  private Operations() {}

  static void addTo(Map<String, Operation> operations) {
    GolangOperations.addTo(operations);
    ChartOperations.addTo(operations);
    ValuesOperations.addTo(operations);
    RepositoryOperations.addTo(operations);
    TemplateOperations.addTo(operations);
    operations.put("regexp", RegexpOperation::answer);
    operations.put("helm", CommandOperation::answer);
  }
}
