package dev.chartwright.golang.strconv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "0,g,-1,0",
    "-0.0,g,-1,-0",
    "1e21,g,-1,1e+21",
    "100000,g,-1,100000",
    "1000000,g,-1,1e+06",
    "5e-324,g,-1,5e-324",
    "0.3,f,-1,0.3",
    "2.5,f,0,2",
    "3.5,f,0,4",
    "0.1,f,20,0.10000000000000000555",
    "123456,e,2,1.23e+05",
    "1234.5678,g,3,1.23e+03",
    "100,g,17,100",
    "1e100,f,0,"
        + "10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104",
    "1,x,-1,0x1p+00",
    "1.5,x,3,0x1.800p+00",
    "1,b,-1,4503599627370496p-52",
    "1,y,-1,%y"
  })
  void formatsAndPrecisionsAreGos(double value, char format, int precision, String text) {
    assertThat(Format.formatFloat(value, format, precision)).isEqualTo(text);
  }

  // Each line: the bits, format, precision and text of a float64, the bits and text of a float32.
  @Test
  void twoThousandRecordedNumbersHaveGosDigits() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(getClass().getResourceAsStream("/go/floats.txt.gz"))),
                StandardCharsets.UTF_8))) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] column = line.split(" ");
        char format = column[1].charAt(0);
        int precision = Integer.parseInt(column[2]);
        double wide = Double.longBitsToDouble(Long.parseLong(column[0]));
        float narrow = Float.intBitsToFloat(Integer.parseInt(column[4]));
        assertThat(Format.formatFloat(wide, format, precision)).as(line).isEqualTo(column[3]);
        assertThat(Format.formatFloat32(narrow, format, precision)).as(line).isEqualTo(column[5]);
        count++;
      }
      assertThat(count).isEqualTo(2000);
    }
  }

  @Test
  void theTieAmongFloat32PowersOfTwoGoesUp() {
    assertThat(Format.formatFloat32(0x1p-12f, 'g', -1)).isEqualTo("0.00024414063");
  }

  @Test
  void integersTakeAnyBase() {
    assertThat(Format.formatInt(-255, 16)).isEqualTo("-ff");
    assertThat(Format.formatUint(-1, 10)).isEqualTo("18446744073709551615");
  }
}
