package dev.chartwright.golang.strconv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseTest {
  @ParameterizedTest
  @CsvSource({
    "0,10,64,0",
    "-12,10,64,-12",
    "+12,10,0,12",
    "ff,16,64,255",
    "0x1F,0,64,31",
    "0b101,0,8,5",
    "0o17,0,64,15",
    "017,0,64,15",
    "1_000,0,64,1000",
    "-9223372036854775808,10,64,-9223372036854775808",
    "-128,10,8,-128"
  })
  void integersRead(String text, int base, int bits, long value) {
    assertThat(Parse.parseInt(text, base, bits)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'',10,64,invalid syntax",
    "x,10,64,invalid syntax",
    "1_0,10,64,invalid syntax",
    "1__0,0,64,invalid syntax",
    "_1,0,64,invalid syntax",
    "128,10,8,value out of range",
    "9223372036854775808,10,64,value out of range",
    "99999999999999999999,10,64,value out of range",
    "1,1,64,invalid base 1",
    "1,10,65,invalid bit size 65",
    "08,0,64,invalid syntax"
  })
  void brokenIntegersAreRefusedInGosWords(String text, int base, int bits, String reason) {
    assertThatThrownBy(() -> Parse.parseInt(text, base, bits))
        .isInstanceOf(NumberException.class)
        .hasMessage("strconv.ParseInt: parsing \"" + text + "\": " + reason);
  }

  @Test
  void unsignedIntegersTakeAll64Bits() {
    assertThat(Parse.parseUint("18446744073709551615", 10, 64)).isEqualTo(-1L);
    assertThatThrownBy(() -> Parse.parseUint("18446744073709551616", 10, 64))
        .hasMessage("strconv.ParseUint: parsing \"18446744073709551616\": value out of range");
    assertThatThrownBy(() -> Parse.parseUint("-1", 10, 64))
        .hasMessage("strconv.ParseUint: parsing \"-1\": invalid syntax");
    assertThatThrownBy(() -> Parse.atoi("a"))
        .hasMessage("strconv.Atoi: parsing \"a\": invalid syntax");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "-1.5e3,-1500",
    ".5,0.5",
    "5.,5",
    "0x1p4,16",
    "0x.8p1,1",
    "1_0.5,10.5",
    "1e-400,0",
    "inf,Infinity",
    "-Infinity,-Infinity",
    "+INF,Infinity",
    "nan,NaN"
  })
  void floatsRead(String text, Double value) {
    assertThat(Parse.parseFloat(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "'',invalid syntax", "1.2.3,invalid syntax", "1e,invalid syntax", "0x1,invalid syntax",
    "1f,invalid syntax", "+nan,invalid syntax", "infin,invalid syntax", "1e400,value out of range",
    "' 1',invalid syntax", "1__0,invalid syntax"
  })
  void brokenFloatsAreRefusedInGosWords(String text, String reason) {
    assertThatThrownBy(() -> Parse.parseFloat(text))
        .hasMessage("strconv.ParseFloat: parsing \"" + text + "\": " + reason);
  }

  @Test
  void booleansHaveTwelveSpellings() {
    assertThat(Parse.parseBool("T")).isTrue();
    assertThat(Parse.parseBool("0")).isFalse();
    assertThatThrownBy(() -> Parse.parseBool("yes"))
        .hasMessage("strconv.ParseBool: parsing \"yes\": invalid syntax");
  }
}
