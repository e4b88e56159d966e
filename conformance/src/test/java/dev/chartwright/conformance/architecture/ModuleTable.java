package dev.chartwright.conformance.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two tables of ARCHITECTURE.md: modules with what each may import, and where a concept lives.
 */
final class ModuleTable {
  private final Map<String, Set<String>> allowed = new LinkedHashMap<>();
  private final Map<String, List<String>> places = new LinkedHashMap<>();

  private ModuleTable() {}

  static ModuleTable read(String architecture) {
    ModuleTable table = new ModuleTable();
    String section = "";
    for (String line : architecture.split("\n", -1)) {
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (line.startsWith("| `") && section.equals("Modules")) {
        String[] cells = line.split("\\|", -1);
        table.allowed.put(word(cells[1]), new TreeSet<>(words(cells[3])));
      } else if (line.startsWith("| ") && section.equals("Find it")) {
        String[] cells = line.split("\\|", -1);
        if (cells[2].contains("`")) {
          table.places.put(cells[1].trim(), words(cells[2]));
        }
      }
    }
    return table;
  }

  /** Module name to the names of the modules that it may import. */
  Map<String, Set<String>> allowed() {
    return allowed;
  }

  /** Concept to places, each {@code module/Class} or {@code module/package/Class}. */
  Map<String, List<String>> places() {
    return places;
  }

  private static String word(String cell) {
    return words(cell).get(0);
  }

  private static List<String> words(String cell) {
    List<String> found = new ArrayList<>();
    String[] parts = cell.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      found.add(parts[i]);
    }
    return found;
  }
}
