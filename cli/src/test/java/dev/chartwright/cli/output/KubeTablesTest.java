package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chartwright.golang.json.Json;
import dev.chartwright.kube.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeTablesTest {
  private static final String COLUMNS =
      """
      [{"name":"Name","type":"string","priority":0},{"name":"Ready","type":"integer","priority":0},\
      {"name":"Images","type":"string","priority":1},{"name":"Age","type":"string","priority":0}]\
      """;

  private final KubeTables tables = KubeTables.create();
  private final StringBuilder out = new StringBuilder();

  @Test
  void columnsAreThreeApartAndAtLeastSixWideAndWideOnesAreLeftOut() {
    append("[[\"web-0\",1,\"nginx\",\"5s\"],[\"a\",12,null,null]]");
    assertThat(out)
        .hasToString(
            """
            NAME    READY   AGE
            web-0   1       5s
            a       12     \s
            """);
  }

  @Test
  void headingsAreLeftOutWhereATableHasTheColumnsOfTheOneBefore() {
    append("[[\"first\",1,\"x\",\"1s\"]]");
    append("[[\"a-longer-name\",1,\"x\",\"2s\"]]");
    assertThat(out)
        .hasToString(
            """
            NAME    READY   AGE
            first   1       1s
            a-longer-name   1     2s
            """);
  }

  @Test
  void aTableWithoutRowsPrintsNothingAndTheNextOneHasHeadings() {
    append("[]");
    append("[[\"a\",1,\"x\",\"1s\"]]");
    assertThat(out).hasToString("NAME   READY   AGE\na      1       1s\n");
  }

  @Test
  void aTextEndsAtItsFirstLineBreakButCountsWhole() {
    append("[[\"one\\ntwo three\",1,\"x\",\"1s\"],[\"\\u001b[31m\",2,\"\",\"\"]]");
    assertThat(out)
        .hasToString(
            """
            NAME            READY   AGE
            one...          1       1s
            ^[[31m          2      \s
            """);
  }

  @Test
  void widthsOfHeadedTablesCountBytes() {
    append("[[\"äöü-x\",1,\"x\",\"1s\"]]");
    assertThat(out).hasToString("NAME       READY   AGE\näöü-x      1       1s\n");
  }

  private void append(String rows) {
    StringBuilder cells = new StringBuilder();
    for (Object row : (List<?>) Json.parse(rows)) {
      cells.append(cells.isEmpty() ? "" : ",");
      cells.append("{\"cells\":").append(Json.marshal(row)).append('}');
    }
    String table =
        "{\"apiVersion\":\"meta.k8s.io/v1\",\"kind\":\"Table\",\"columnDefinitions\":"
            + COLUMNS
            + ",\"rows\":["
            + cells
            + "]}";
    tables.append(KubeObject.of(Json.parseObject(table.getBytes(StandardCharsets.UTF_8))), out);
  }
}
