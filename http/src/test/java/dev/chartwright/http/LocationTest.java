package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References as RFC 3986 resolves them, its own examples among them. */
class LocationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "http://a/b/c/d;p?q | g | http://a/b/c/g",
        "http://a/b/c/d;p?q | ./g | http://a/b/c/g",
        "http://a/b/c/d;p?q | g/ | http://a/b/c/g/",
        "http://a/b/c/d;p?q | /g | http://a/g",
        "http://a/b/c/d;p?q | //g | http://g",
        "http://a/b/c/d;p?q | ?y | http://a/b/c/d;p?y",
        "http://a/b/c/d;p?q | g?y | http://a/b/c/g?y",
        "http://a/b/c/d;p?q | #s | http://a/b/c/d;p?q#s",
        "http://a/b/c/d;p?q | g#s | http://a/b/c/g#s",
        "http://a/b/c/d;p?q | ;x | http://a/b/c/;x",
        "http://a/b/c/d;p?q | '' | http://a/b/c/d;p?q",
        "http://a/b/c/d;p?q | . | http://a/b/c/",
        "http://a/b/c/d;p?q | .. | http://a/b/",
        "http://a/b/c/d;p?q | ../g | http://a/b/g",
        "http://a/b/c/d;p?q | ../../../g | http://a/g",
        "http://a/b/c/d;p?q | g;x=1/../y | http://a/b/c/y",
        "http://a/b/c/d;p?q | https:g | https:g",
        "http://a | g | http://a/g",
        "http://a?q | g | http://a/g",
        "http://a/b | HTTPS://h/v2/?_state=a%2Fb+c== | HTTPS://h/v2/?_state=a%2Fb+c==",
        "http://a/b | /v2/x%2Fy/..z/?u=http://c/../d | http://a/v2/x%2Fy/..z/?u=http://c/../d",
        "https://h:5000/v2/a/blobs/uploads/ | /v2/a/blobs/uploads/u-1?_state=Q%3D%3D |"
            + " https://h:5000/v2/a/blobs/uploads/u-1?_state=Q%3D%3D",
      })
  void aReferenceIsResolvedWithoutTouchingItsEscapes(String base, String reference, String url) {
    assertThat(Location.resolve(base, reference)).isEqualTo(url);
  }

  @Test
  void aBaseMustBeAbsolute() {
    assertThatThrownBy(() -> Location.resolve("/v2/", "x"))
        .hasMessage("parse \"/v2/\": missing protocol scheme");
  }
}
