package dev.chartwright.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableTest {
  private static final String ESCAPE = "\u001b";

  @ParameterizedTest
  @CsvSource({
    "0,  'An x <b>& more E[31m', 'An x <b>& more E[31m  '",
    "0,  'E[1;32mgreenE[0m',     'E[1;32mgreenE[0m            '",
    "0,  E,                      'E                 '",
    "10, 'E[31mseventeen wide!!!', 'E[31msev...    '",
  })
  void sequencesForTerminalsTakeNoColumn(long most, String cell, String padded) {
    String text = Table.of(most).row(cell.replace("E", ESCAPE)).row("seventeen columns").text();
    assertThat(text.substring(0, text.indexOf('\n'))).isEqualTo(padded.replace("E", ESCAPE));
  }
}
