package dev.chartwright.engine;

import dev.chartwright.chart.Chart;
import dev.chartwright.chart.ChartFile;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.path.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A template with its place among the templates of all charts.
 *
 * @param path its name, from the root chart on
 * @param basePath the templates folder of its chart
 * @param file the text
 * @param chart the number of its chart, the root being 0 and subcharts following depth first
 * @param depth how many folders the path has
 */
record TemplateFile(String path, String basePath, ChartFile file, int chart, int depth) {
  /**
   * All templates in the order in which Helm parses and renders them: deep ones first, those of one
   * depth backwards. A library chart has only those whose name begins with {@code _}.
   */
  static List<TemplateFile> inOrder(Chart root) {
    Map<String, TemplateFile> byPath = new HashMap<>();
    collect(root, byPath, new int[1]);
    List<TemplateFile> files = new ArrayList<>(byPath.values());
    files.sort(new RenderOrder());
    return files;
  }

  private static final class RenderOrder implements Comparator<TemplateFile> {
    @Override
    public int compare(TemplateFile a, TemplateFile b) {
      return a.depth == b.depth
          ? GoString.compare(b.path, a.path)
          : Integer.compare(b.depth, a.depth);
    }
  }

  private static void collect(Chart chart, Map<String, TemplateFile> byPath, int[] number) {
    int own = number[0]++;
    for (Chart dependency : chart.dependencies()) {
      collect(dependency, byPath, number);
    }
    String parent = chart.fullPath();
    String basePath = Path.join(parent, "templates");
    boolean library = chart.isLibrary();
    for (ChartFile file : chart.templates()) {
      if (!library || ManifestSorter.isPartial(file.name())) {
        String path = Path.join(parent, file.name());
        byPath.put(path, new TemplateFile(path, basePath, file, own, slashes(path)));
      }
    }
  }

  private static int slashes(String path) {
    int count = 0;
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      count++;
    }
    return count;
  }

  /** Whether it only defines templates for others. */
  boolean isPartial() {
    return ManifestSorter.isPartial(path);
  }
}
