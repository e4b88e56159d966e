package dev.chartwright.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors were recorded from {@code helm list --selector}, Helm 4.3.1. */
class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("team", "web", "env", "test", "version", "2", "empty", "");

  private static final String KEY =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

  private static final String VALUE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "team=web",
        "team==web,env=test",
        " team = web ",
        "team",
        "!owner",
        "env in (test,prod)",
        "env in ( prod , test )",
        "env notin (prod)",
        "owner notin (helm)",
        "team!=db",
        "owner!=helm",
        "version>1",
        "version<3",
        "empty=",
        "empty in ()",
        "empty in (a,)",
        "empty in (,a)",
        "empty in (a,,b)"
      })
  void everyConditionMustHold(String selector) {
    assertThat(LabelSelector.parse(selector).matches(LABELS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team=db",
        "team=web,env=prod",
        "owner",
        "!team",
        "env notin (test)",
        "env in (a,,b)",
        "team!=web",
        "version>2",
        "version<2",
        "team>1",
        "team="
      })
  void oneConditionThatDoesNotHoldIsEnough(String selector) {
    assertThat(LabelSelector.parse(selector).matches(LABELS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a b|unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
        "team in x|unable to parse requirement: found 'x' expected: '('",
        "team=(|unable to parse requirement: found '(', expected: identifier",
        "=a|found '=', expected: !, identifier, or 'end of string'",
        "team=a b|found 'b', expected: ',' or 'end of string'",
        "team notin (|unable to parse requirement: found '', expected: ',', ')' or identifier",
        "team in (a|unable to parse requirement: found '', expected: ',' or ')'",
        "team in (a b)|unable to parse requirement: found 'b', expected: ',' or ')'",
        "team in (=)|unable to parse requirement: found '=', expected: ',', ')' or identifier",
        ",|found ',', expected: !, identifier, or 'end of string'",
        "team,|found '', expected: identifier after ','",
        "team=web,,x|found ',', expected: identifier after ','",
        "!!a|unable to parse requirement: found '!', expected: identifier",
        "!a=b|found '=', expected: ',' or 'end of string'"
      })
  void whatIsNoSelectorIsRefusedAsHelmDoes(String selector, String message) {
    refuses(selector, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version>x|values[0]|x|for 'Gt', 'Lt' operators, the value must be an integer",
        "a/b/c=1|<nil>|a/b/c|a valid label key KEY with an optional DNS subdomain prefix and '/'"
            + " (e.g. 'example.com/MyName')",
        "/x|<nil>|/x|prefix part must be non-empty",
        "x/|<nil>|x/|name part must be non-empty; name part KEY",
        "a_-|<nil>|a_-|name part KEY",
        "team=-|values[0][team]|-|VALUE"
      })
  void keysAndValuesMustBeOnesOfLabels(String selector, String place, String bad, String why) {
    refuses(
        selector,
        "unable to parse requirement: "
            + place
            + ": Invalid value: \""
            + bad
            + "\": "
            + why.replace("KEY", KEY).replace("VALUE", VALUE));
  }

  private static void refuses(String selector, String message) {
    assertThatThrownBy(() -> LabelSelector.parse(selector))
        .isInstanceOf(ActionException.class)
        .hasMessage(message);
  }
}
