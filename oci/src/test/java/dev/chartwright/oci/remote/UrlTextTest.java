package dev.chartwright.oci.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://h/v2/",
        "http://h:5000/a%2Fb?x=%2F&y=a+b=",
        "https://[::1]:5000/x",
        "/only/path?q",
        "https://h"
      })
  void aUrlStaysAsItIsWritten(String url) {
    assertThat(UrlText.parse(url)).hasToString(url);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "https://other/x?_state=a%2Fb%3D, https://other/x?_state=a%2Fb%3D",
    "//other/x, https://other/x",
    "/abs?x=1, https://h:5000/abs?x=1",
    "rel/x, https://h:5000/v2/a/rel/x",
    "../up, https://h:5000/v2/up",
    "./here, https://h:5000/v2/a/here",
    "?n=2, https://h:5000/v2/a/list?n=2",
    "'', https://h:5000/v2/a/list?n=1",
    "../../../../x, https://h:5000/x"
  })
  void aReferenceIsResolvedAgainstWhereItCameFrom(String reference, String expected) {
    assertThat(UrlText.parse("https://h:5000/v2/a/list?n=1").resolve(reference))
        .hasToString(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "https://h/a, https://H:443/b, true",
    "http://h/a, http://h:80/b, true",
    "https://h/a, http://h/a, false",
    "https://h/a, https://h:444/a, false",
    "https://h/a, https://h.evil/a, false",
    "https://[::1]/a, https://[::1]:443/a, true",
    "https://user:pw@h/a, https://h/a, true"
  })
  void originsAreComparedWithDefaultPorts(String one, String other, boolean same) {
    assertThat(UrlText.parse(one).sameOrigin(UrlText.parse(other))).isEqualTo(same);
  }

  @Test
  void aQueryGrowsAtItsEnd() {
    assertThat(UrlText.parse("https://h/x").plusQuery("a=1").plusQuery("b=2"))
        .hasToString("https://h/x?a=1&b=2");
  }
}
