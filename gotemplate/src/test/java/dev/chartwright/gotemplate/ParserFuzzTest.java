package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "{{- if and .a (not .b) -}} x {{- else if eq .c \"d\" }}{{ .e | printf \"%q\" }}{{ end }}",
          "{{ range $i, $x := .l }}{{ if $i }}, {{ continue }}{{ end }}{{ $x.y.z }}{{ else }}-{{ end }}",
          "{{/* c */}}{{ define \"h\" }}{{ template \"g\" (index . 0).k }}{{ end }}{{ block \"g\" . }}{{ end }}",
          "{{ $x := 0x1p-2 }}{{ $x = 'a' }}{{ with $y := `raw` }}{{ len $y }}{{ end }}{{ 1+2i }}{{ -1e3 }}");
  private static final String[] PIECES = {
    "{{",
    "}}",
    "{{-",
    " -}}",
    "(",
    ")",
    "|",
    ":=",
    "=",
    "$x",
    ".",
    ".a",
    "\"",
    "`",
    "'",
    "/*",
    "*/",
    "end",
    "if ",
    "else ",
    "range ",
    "with ",
    "define ",
    "nil",
    "1",
    "0x",
    "e9",
    "i",
    ",",
    "\n",
    "é",
    "\uDC80",
    "\uD83D\uDE00",
    "\0",
    "%",
    "break",
    "continue",
    "template ",
    "block ",
    "true",
    " "
  };

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(text.length() + 1);
      String piece = PIECES[random.nextInt(PIECES.length)];
      if (random.nextBoolean()) {
        text.insert(at, piece);
      } else {
        int end = Math.min(text.length(), at + random.nextInt(8));
        text.replace(at, end, random.nextBoolean() ? piece : "");
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverTheTextItIsATemplateOrHasAParseError(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String text = mutated(random);
      assertThatCode(
              () -> {
                try {
                  Template file = Template.parse("t", text, new Fixture());
                  TemplateSet.of("t", List.of(file))
                      .execute("t", Fixture.data(), null, new ExecLimits(10_000, 1000));
                } catch (ParseException | ExecException e) {
                  // As it should be.
                }
              })
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  /** Goes on from a seed for some seconds. */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000_000L;
    while (System.nanoTime() < end) {
      new ParserFuzzTest().whateverTheTextItIsATemplateOrHasAParseError(seed++);
    }
    System.out.println("templates: next seed " + seed);
  }
}
