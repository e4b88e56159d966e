package dev.chartwright.engine;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks recorded questions of files given as arguments; {@code -v} shows the differences. */
final class VectorsMain {
  private VectorsMain() {}

  public static void main(String[] args) throws Exception {
    int show = Integer.getInteger("show", 5);
    String filter = System.getProperty("filter", "");
    for (String file : args) {
      int passed = 0;
      int failed = 0;
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        for (Row row : Row.read(in, "template")) {
          if (!row.text("id").contains(filter)) {
            continue;
          }
          String difference = new TemplateCase(row).difference();
          if (difference == null) {
            passed++;
          } else if (failed++ < show) {
            System.out.println(difference);
          }
        }
      }
      System.out.println(Path.of(file).getFileName() + ": " + passed + " passed, " + failed);
    }
  }
}
