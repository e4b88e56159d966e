package dev.chartwright.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "0:0:0:0:0:0:0:1, ::1",
    "fe80::1:0:0:1, fe80::1:0:0:1",
    "2001:DB8::0a, 2001:db8::a",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:0:8, 1:2:3:4:5:6:0:8",
    "1:0:0:4:0:0:0:8, 1:0:0:4::8",
    "::ffff:10.1.2.3, 10.1.2.3",
    "64:ff9b::1.2.3.4, 64:ff9b::102:304",
  })
  void addressesAreReadAndWrittenAsGoDoes(String text, String shown) {
    byte[] address = IpAddress.parse(text);
    assertThat(address).isNotNull();
    assertThat(IpAddress.format(address)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1..2.3",
        "1.2.3.",
        "-1.2.3.4",
        ":",
        ":::",
        "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "g::",
        "1:",
        "fe80::1%eth0",
        "1:2:3:4:5:6:7::8"
      })
  void anythingElseIsNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "128.0.0.1, false", "::2, false"})
  void loopbackIsKnown(String text, boolean loopback) {
    assertThat(IpAddress.isLoopback(IpAddress.parse(text))).isEqualTo(loopback);
  }
}
