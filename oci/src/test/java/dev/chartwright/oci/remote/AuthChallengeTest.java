package dev.chartwright.oci.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthChallengeTest {
  /** Headers are separated by {@code |}; expected: scheme, then sorted parameters. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "Basic realm=\"x\" ~ basic{realm=x}",
        "basic ~ basic{}",
        "Bearer realm=\"https://a/t\",service=\"s\",scope=\"repository:x:pull\" ~"
            + " bearer{realm=https://a/t, scope=repository:x:pull, service=s}",
        "Bearer scope=\"x\",realm=\"https://a/t\" ~ bearer{realm=https://a/t, scope=x}",
        "Bearer realm=\"https://a/t\" ~ bearer{realm=https://a/t}",
        "Bearer realm=\"https://a/t\", service=\"s\" ~ bearer{realm=https://a/t, service=s}",
        "bearer realm=\"https://a/t\" ~ bearer{realm=https://a/t}",
        "BEARER Realm=\"https://a/t\" ~ bearer{realm=https://a/t}",
        "Bearer realm=https://a:1/t,service=s ~ bearer{realm=https://a:1/t, service=s}",
        "Bearer realm=https://a/t,scope=repository:x:pull,push,service=s ~"
            + " bearer{realm=https://a/t, scope=repository:x:pull,push, service=s}",
        "Bearer realm = \"a\" , service = \"s\" ~ bearer{realm=a, service=s}",
        "Bearer realm=\"a\",error=\"invalid_token\",x=1 ~ bearer{error=invalid_token, realm=a, x=1}",
        "Bearer realm=\"a?b=c&d=e\" ~ bearer{realm=a?b=c&d=e}",
        "Bearer realm=\"say \\\"hi\\\"\" ~ bearer{realm=say \"hi\"}",
        "Bearer realm=\"a\",service=\"broken ~ bearer{realm=a}",
        "Bearer realm=\"a\",empty=\"\" ~ bearer{empty=, realm=a}",
        "Basic realm=\"x\", Bearer realm=\"a\",service=\"s\" ~"
            + " basic{realm=x} bearer{realm=a, service=s}",
        "Bearer realm=a, Basic realm=x ~ bearer{realm=a} basic{realm=x}",
        "Negotiate, Basic realm=\"x\" ~ negotiate{} basic{realm=x}",
        "Bearer realm=\"a\"|Basic ~ bearer{realm=a} basic{}",
        "Negotiate|Bearer realm=\"a\" ~ negotiate{} bearer{realm=a}",
        ",,Basic realm=\"x\",, ~ basic{realm=x}",
        "- ~ -"
      })
  void everyFormThatServersSendIsRead(String headers, String expected) {
    List<String> values = headers == null ? List.of("") : Arrays.asList(headers.split("\\|"));
    String found =
        AuthChallenge.parse(values).stream()
            .map(each -> each.scheme() + new java.util.TreeMap<>(each.parameters()))
            .collect(Collectors.joining(" "));
    assertThat(found).isEqualTo(expected == null ? "" : expected);
  }
}
