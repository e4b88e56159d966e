package dev.chartwright.cli.cobra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTest {
  @ParameterizedTest
  @MethodSource("records")
  void theFirstRecordIsRead(String text, List<String> fields) {
    assertThat(Csv.read(text)).isEqualTo(fields);
  }

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("a", List.of("a")),
        Arguments.of("a,b", List.of("a", "b")),
        Arguments.of(",", List.of("", "")),
        Arguments.of("a, b ", List.of("a", " b ")),
        Arguments.of("\"a,b\",c", List.of("a,b", "c")),
        Arguments.of("\"a\"\"b\"", List.of("a\"b")),
        Arguments.of("\"a\nb\",c\nd", List.of("a\nb", "c")),
        Arguments.of("\"a\r\nb\"", List.of("a\nb")),
        Arguments.of("\n\na\n", List.of("a")),
        Arguments.of("a\r", List.of("a")),
        Arguments.of("é,\"ü\"", List.of("é", "ü")),
        Arguments.of("\"\"", List.of("")));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void misplacedQuotesAreRefusedInGosWords(String text, String message) {
    assertThatThrownBy(() -> Csv.read(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("a\"b", "parse error on line 1, column 2: bare \" in non-quoted field"),
        Arguments.of("é\"b", "parse error on line 1, column 3: bare \" in non-quoted field"),
        Arguments.of(
            "\"a\"b", "parse error on line 1, column 3: extraneous or missing \" in quoted-field"),
        Arguments.of(
            "\"a", "parse error on line 1, column 3: extraneous or missing \" in quoted-field"),
        Arguments.of(
            "x,\"a\nb\"c",
            "record on line 1; parse error on line 2, column 2:"
                + " extraneous or missing \" in quoted-field"),
        Arguments.of("\n", "EOF"));
  }

  @ParameterizedTest
  @MethodSource("written")
  void onlyFieldsThatNeedItAreQuoted(List<String> fields, String line) {
    assertThat(Csv.write(fields)).isEqualTo(line);
  }

  static Stream<Arguments> written() {
    return Stream.of(
        Arguments.of(List.of(), ""),
        Arguments.of(List.of("a", "b"), "a,b"),
        Arguments.of(List.of("a,b", "c\"d"), "\"a,b\",\"c\"\"d\""),
        Arguments.of(List.of(" a", "\\."), "\" a\",\"\\.\""),
        Arguments.of(List.of("a b", ""), "a b,"));
  }
}
