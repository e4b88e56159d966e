package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.GoInt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {
  /** Functions that call back into the execution. */
  private static final class Callers implements Functions, AppendingGroup {
    @Override
    public @Nullable Function find(String name) {
      return switch (name) {
        case "include" -> Function.of(name, "(string, interface {}) (string, error)", this, 0);
        case "eval" -> Function.of(name, "(string, interface {}) (string, error)", this, 1);
        case "try" -> Function.of(name, "(string) string", this, 2);
        case "twice" -> Function.of(name, "(string) string", this, 3);
        case "crash" -> Function.of(name, "() string", this, 4);
        case "context" -> Function.of(name, "() interface {}", this, 5);
        default -> null;
      };
    }

    @Override
    public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
      return switch (id) {
        case 0 -> execution.execute(String.valueOf(args[0]), args[1]);
        case 1 -> {
          Template text = Template.parse("gotpl", String.valueOf(args[0]), this);
          yield execution.execute(execution.set().overlay(text), "gotpl", args[1]);
        }
        case 2 -> attempt(String.valueOf(args[0]), execution);
        case 3 -> args[0] + "," + args[0];
        case 4 -> throw new IllegalStateException("assignment to entry in nil map");
        default -> execution.context();
      };
    }

    private static String attempt(String name, Execution execution) {
      try {
        return execution.execute(name, null);
      } catch (FunctionException e) {
        return "failed";
      }
    }

    @Override
    public boolean append(int id, @Nullable Object[] args, Execution execution, StringBuilder out) {
      if (id == 0) {
        execution.execute(String.valueOf(args[0]), args[1], out);
      } else if (id == 3) {
        out.append(args[0]).append(';').append(args[0]);
      }
      return id == 0 || id == 3;
    }
  }

  private static TemplateSet set(String text) {
    return TemplateSet.of("gotpl", List.of(Template.parse("t", text, new Callers())))
        .missingKey(MissingKey.ZERO);
  }

  private static String run(String text, @Nullable Object data) {
    return set(text).execute("t", data, "the context");
  }

  @Test
  void functionsSeeTheContext() {
    assertThat(run("{{ context }}", null)).isEqualTo("the context");
  }

  @Test
  void aResultThatIsPrintedAtOnceMayBeAppended() {
    assertThat(
            run("{{ twice \"a\" }} {{ twice \"a\" | len }} {{ $x := twice \"a\" }}{{ $x }}", null))
        .isEqualTo("a;a 3 a,a");
  }

  @Test
  void includedTemplatesHaveTheirOwnVariablesAndDot() {
    assertThat(
            run(
                "{{ $x := 1 }}{{ include \"h\" 5 }}{{ $x }}{{ . }}"
                    + "{{ define \"h\" }}{{ $x := 2 }}{{ . }}{{ $ }}{{ $x }}{{ end }}",
                "d"))
        .isEqualTo("5521d");
  }

  @Test
  void definitionsInEvaluatedTextStayThere() {
    String text =
        "{{ define \"h\" }}outer{{ end }}"
            + "{{ eval \"{{ define `h` }}inner{{ end }}{{ include `h` . }}\" . }} {{ include \"h\" . }}";
    assertThat(run(text, null)).isEqualTo("inner outer");
  }

  @Test
  void theExecutionGoesOnAfterAFailureThatAFunctionCatches() {
    String text =
        "{{ define \"h\" }}lost{{ $y := 3 }}{{ range list }}{{ end }}{{ end }}"
            + "{{ define \"bad\" }}lost{{ $y := 3 }}{{ index 1 $y }}{{ end }}"
            + "{{ $x := 1 }}{{ with 2 }}{{ try \"bad\" }}{{ . }}{{ $x }}{{ end }}";
    assertThat(run(text.replace("{{ range list }}{{ end }}", ""), null)).isEqualTo("failed21");
  }

  @Test
  void errorsNestAsTheCallsDo() {
    assertThatThrownBy(
            () -> run("a\n {{ include \"h\" . }}{{ define \"h\" }}{{ index 1 2 }}{{ end }}", null))
        .isInstanceOfSatisfying(
            ExecException.class,
            e -> {
              assertThat(e.template()).isEqualTo("t");
              assertThat(e.file()).isEqualTo("t");
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isEqualTo(4);
              assertThat(e.node()).isEqualTo("include \"h\" .");
              assertThat(e.reason()).startsWith("error calling include: template: t:2:39: ");
              assertThat(e.getCause())
                  .isInstanceOf(ExecException.class)
                  .hasMessage(
                      "template: t:2:39: executing \"h\" at <index 1 2>:"
                          + " error calling index: can't index item of type int");
              assertThat(e.getCause().getCause()).hasMessage("can't index item of type int");
            });
  }

  @Test
  void columnsAreCountedInBytes() {
    assertThatThrownBy(() -> run("é\uD83D\uDE00{{ index 1 2 }}", null))
        .isInstanceOfSatisfying(ExecException.class, e -> assertThat(e.column()).isEqualTo(9));
  }

  @Test
  void aCrashOfAFunctionIsItsError() {
    assertThatThrownBy(() -> run("{{ crash }}", null))
        .hasMessage(
            "template: t:1:3: executing \"t\" at <crash>:"
                + " error calling crash: assignment to entry in nil map");
  }

  @Test
  void rangeGoesThroughTheMapAsItWas() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 30; i > 0; i--) {
      map.put("k" + (100 + i), GoInt.of(i));
    }
    StringBuilder wanted = new StringBuilder();
    for (int i = 1; i <= 30; i++) {
      wanted.append("k").append(100 + i).append('=').append(i).append(' ');
    }
    assertThat(run("{{ range $k, $v := . }}{{ $k }}={{ $v }} {{ end }}", map))
        .isEqualTo(wanted.toString());
  }

  @Test
  void keysAreSortedByBytesNotByUtf16() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("\uD83D\uDE00", 1L);
    map.put("\uFFEE", 2L);
    map.put("z", 3L);
    assertThat(run("{{ range . }}{{ . }}{{ end }}", map)).isEqualTo("321");
  }

  @Test
  void halvesOfACharacterJoin() {
    assertThat(run("{{ \"\\xc3\" }}{{ \"\\xa9\" }}{{ \"\\xff\" }}", null)).isEqualTo("é\uDCFF");
    assertThat(
            run(
                "{{ define \"h\" }}{{ \"\\xc3\" }}{{ \"\\xa9\" }}{{ end }}{{ len (include \"h\" .) }}",
                null))
        .isEqualTo("2");
  }

  @Test
  void endlessRecursionIsTheErrorOfGo() {
    assertThatThrownBy(() ->
            run(
                "{{ define \"h\" }}{{ if . }}{{ template \"h\" . }}{{ end }}{{ end }}{{ template \"h\" 1 }}",
                null))
        .hasMessage(
            "template: t:1:38: executing \"h\" at <{{template \"h\" .}}>:"
                + " exceeded maximum template depth (100000)");
  }

  @Test
  void endlessInclusionFailsToo() {
    assertThatThrownBy(() ->
            run("{{ define \"h\" }}{{ include \"h\" . }}{{ end }}{{ include \"h\" 1 }}", null))
        .isInstanceOf(ExecException.class)
        .hasMessageContaining("exceeded maximum template depth");
  }

  @Test
  void deepNestingNeedsNoLargeStackOfTheCaller() {
    int depth = 5000;
    String text =
        "{{ if true }}".repeat(depth)
            + "{{ "
            + "(".repeat(depth)
            + "1"
            + ")".repeat(depth)
            + " }}"
            + "{{ end }}".repeat(depth);
    assertThat(run(text, null)).isEqualTo("1");
  }

  @Test
  void tooManyParenthesesAreRefused() {
    String text = "{{ " + "(".repeat(10_001) + "1" + ")".repeat(10_001) + " }}";
    assertThatThrownBy(() -> run(text, null))
        .isInstanceOf(ParseException.class)
        .hasMessage("template: t:1: max expression depth exceeded");
  }

  @Test
  void aRangeOverAHugeNumberEnds() {
    assertThatThrownBy(() ->
            set("{{ range 9223372036854775807 }}{{ end }}")
                .execute("t", null, null, new ExecLimits(1000, 5000)))
        .isInstanceOf(ExecException.class)
        .hasMessageEndingWith("more than 5000 iterations of range");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{ range 1000000 }}0123456789{{ end }}",
        "{{ define \"h\" }}0123456789{{ template \"h\" }}{{ end }}{{ template \"h\" }}",
        "{{ range 1000000 }}{{ include \"h\" 1 }}{{ end }}{{ define \"h\" }}0123456789{{ end }}",
      })
  void outputIsLimited(String text) {
    assertThatThrownBy(() -> set(text).execute("t", null, null, new ExecLimits(1000, 1_000_000)))
        .isInstanceOf(ExecException.class)
        .hasMessageEndingWith("output is longer than 1000 characters");
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> new ExecLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void manyThreadsCanExecuteOneSet() throws InterruptedException {
    TemplateSet set =
        set(
            "{{ range $i, $x := . }}{{ include \"h\" $x }}{{ end }}{{ define \"h\" }}<{{ . }}>{{ end }}");
    List<Thread> threads = new ArrayList<>();
    String[] results = new String[8];
    for (int i = 0; i < results.length; i++) {
      int number = i;
      Thread thread =
          new Thread(() -> {
            for (int n = 0; n < 200; n++) {
              results[number] = set.execute("t", List.of("a" + number, "b"), null);
            }
          });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int i = 0; i < results.length; i++) {
      assertThat(results[i]).isEqualTo("<a" + i + "><b>");
    }
  }
}
