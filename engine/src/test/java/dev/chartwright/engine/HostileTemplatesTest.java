package dev.chartwright.engine;

import static dev.chartwright.engine.Charts.chart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class HostileTemplatesTest {
  @Test
  void aTemplateThatIncludesItselfEndsWithHelmsError() {
    assertThatThrownBy(() ->
            Charts.text("{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("rendering template has a nested reference name: r")
        .hasMessageEndingWith("unable to execute template");
  }

  @Test
  void templatesThatIncludeEachOtherInACircleEndWithHelmsError() {
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      chain.append("{{ define \"r").append(i).append("\" }}{{ include \"r").append((i + 1) % 5);
      chain.append("\" . }}{{ end }}");
    }
    assertThatThrownBy(() -> Charts.text(chain + "{{ include \"r0\" . }}"))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("rendering template has a nested reference name: r");
  }

  @Test
  void aTemplateThatCallsItselfEndsWithGosError() {
    assertThatThrownBy(() ->
            Charts.text("{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}"))
        .isInstanceOf(RenderException.class)
        .hasMessageEndingWith("exceeded maximum template depth (100000)");
  }

  @Test
  void tplOfItselfEndsWithAnError() {
    LinkedHashMap<String, Object> values = new LinkedHashMap<>();
    values.put("t", "{{ tpl .Values.t . }}");
    assertThatThrownBy(
            () -> Charts.render(chart("demo", "templates/a.yaml", "{{ tpl .Values.t . }}"), values))
        .isInstanceOf(RenderException.class);
  }

  @Test
  void aHugeRangeEndsAtTheLimit() {
    EngineOptions options =
        Charts.options().withLimits(new EngineLimits(1 << 20, 1 << 20, 100_000));
    assertThatThrownBy(() ->
            Engine.of(options)
                .render(
                    chart("demo", "templates/a.yaml", "{{ range 9223372036854775807 }}{{ end }}"),
                    Charts.values(new LinkedHashMap<>()),
                    RenderOptions.normal()))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("more than 100000 iterations of range");
  }

  @Test
  void aHugeOutputEndsAtTheLimit() {
    EngineOptions options =
        Charts.options().withLimits(new EngineLimits(1 << 16, 1 << 20, 100_000));
    assertThatThrownBy(() ->
            Engine.of(options)
                .render(
                    chart(
                        "demo",
                        "templates/a.yaml",
                        "{{ range 99999 }}0123456789012345678901234567890123456789{{ end }}"),
                    Charts.values(new LinkedHashMap<>()),
                    RenderOptions.normal()))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining("output is longer than 65536 characters");
  }

  @Test
  void allFilesTogetherEndAtTheLimit() {
    EngineOptions options = Charts.options().withLimits(new EngineLimits(100, 150, 100));
    String text = "x".repeat(90);
    assertThatThrownBy(() ->
            Engine.of(options)
                .render(
                    chart("demo", "templates/a.yaml", text, "templates/b.yaml", text),
                    Charts.values(new LinkedHashMap<>()),
                    RenderOptions.normal()))
        .hasMessage(
            "rendering demo/templates/a.yaml failed: the chart renders to more than 150 characters");
  }

  @Test
  void deeplyNestedExpressionsAreRendered() {
    String open = "(".repeat(2000);
    String close = ")".repeat(2000);
    assertThat(Charts.text("{{ " + open + "1" + close + " }}")).isEqualTo("1");
  }
}
