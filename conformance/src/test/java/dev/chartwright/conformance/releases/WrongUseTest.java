package dev.chartwright.conformance.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.testkit.ChartBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands and flags that helm lacks say to who uses them wrongly. */
class WrongUseTest {
  @TempDir static Path folder;

  private static ClusterDesk desk;
  private static String chart = "";

  @BeforeAll
  static void install() throws IOException {
    desk = new ClusterDesk(folder);
    chart = desk.chart(ChartBuilder.of("web", "1.0.0"));
    desk.must("install", "web", chart);
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  private static String fails(String line, String... more) {
    List<String> args = new ArrayList<>();
    for (String word : line.split(" ")) {
      args.add(word.equals("CHART") ? chart : word);
    }
    args.addAll(List.of(more));
    return desk.fails(args.toArray(new String[0]));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "recover nope, `Error: release: not found`",
        "diff nope CHART, `Error: \"nope\" has no deployed releases`",
        "diff rollback nope, `Error: release: not found`",
        "diff rollback web, `Error: release has no 0 version`",
        "diff rollback web 7, `Error: release has no 7 version`",
        "diff revision web 1 9, `Error: release has no 9 version`",
        "diff revision nope 1 2, `Error: release: not found`",
        "drift nope, `Error: \"nope\" has no deployed releases`",
        "drift --frob, `Error: unknown flag: --frob`",
        "outdated web, `Error: \"chartwright outdated\" accepts no arguments`",
        "recover web -o xml,"
            + " `Error: invalid argument \"xml\" for \"-o, --output\" flag: invalid format type`",
      })
  void theMistakeIsNamed(String line, String message) {
    assertThat(fails(line)).startsWith(message + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "recover web, ''",
    "diff web CHART, ''",
    "diff rollback web, ''",
    "drift, ''",
    "outdated, ''",
    "list --show-origin, ''",
    "install other CHART --lease, 'INSTALLATION FAILED: cluster reachability check failed: '",
    "upgrade web CHART --lease, 'UPGRADE FAILED: '",
    "rollback web --lease, ''"
  })
  void aServerThatDoesNotAnswerIsNamed(String line, String before) {
    assertThat(fails(line, "--kube-apiserver", "http://127.0.0.1:9"))
        .contains(
            "Error: "
                + before
                + "kubernetes cluster unreachable: Get \"http://127.0.0.1:9/version\": dial tcp"
                + " 127.0.0.1:9: connect: connection refused\n");
  }
}
