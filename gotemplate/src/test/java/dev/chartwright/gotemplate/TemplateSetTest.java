package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateSetTest {
  private static Template file(String name, String text) {
    return Template.parse(name, text, Functions.none());
  }

  private static TemplateSet set(String... namesAndTexts) {
    List<Template> files = new ArrayList<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.add(file(namesAndTexts[i], namesAndTexts[i + 1]));
    }
    return TemplateSet.of("gotpl", files);
  }

  private static String run(TemplateSet set, String name) {
    return set.execute(name, null, null);
  }

  @Test
  void aLaterDefinitionReplacesAnEarlierOne() {
    TemplateSet set =
        set(
            "a", "{{ define \"n\" }}first{{ end }}",
            "b", "{{ define \"n\" }}second{{ end }}",
            "c", "{{ template \"n\" }}");
    assertThat(run(set, "c")).isEqualTo("second");
  }

  @Test
  void anEmptyDefinitionReplacesNothing() {
    TemplateSet set =
        set(
            "a", "{{ define \"n\" }}first{{ end }}",
            "b", "{{ define \"n\" }} \n{{/* nothing */}}{{ end }}",
            "c", "{{ template \"n\" }}");
    assertThat(run(set, "c")).isEqualTo("first");
  }

  @Test
  void aBodyReplacesAnEmptyDefinition() {
    TemplateSet set = set("a", "{{ define \"b\" }} {{ end }}", "b", "body");
    assertThat(run(set, "b")).isEqualTo("body");
  }

  @Test
  void oneTextCannotDefineANameTwice() {
    assertThatThrownBy(() -> file("f", "{{define \"n\"}}1{{end}}\n{{define \"n\"}}2{{end}}"))
        .isInstanceOfSatisfying(ParseException.class, e -> assertThat(e.line()).isEqualTo(2))
        .hasMessage("template: f:2: template: multiple definition of template \"n\"");
  }

  @Test
  void anOverlayIsSeenOnlyThroughItself() {
    TemplateSet set = set("main", "{{ template \"n\" }}", "h", "{{ define \"n\" }}outer{{ end }}");
    TemplateSet overlay =
        set.overlay(file("gotpl", "{{ define \"n\" }}inner{{ end }}{{ template \"main\" }}"));
    assertThat(run(overlay, "gotpl")).isEqualTo("inner");
    assertThat(run(set, "main")).isEqualTo("outer");
    assertThat(set.has("gotpl")).isFalse();
    assertThat(overlay.names()).containsExactlyInAnyOrder("main", "h", "n", "gotpl");
  }

  @Test
  void anEmptyDefinitionInAnOverlayHidesNothing() {
    TemplateSet set = set("h", "{{ define \"n\" }}outer{{ end }}");
    TemplateSet overlay =
        set.overlay(file("gotpl", "{{ define \"n\" }}{{ end }}{{ template \"n\" }}"));
    assertThat(run(overlay, "gotpl")).isEqualTo("outer");
  }

  @Test
  void theBodyOfAnOverlayCountsEvenIfItIsEmpty() {
    TemplateSet overlay = set("h", "x").overlay(file("gotpl", "text"));
    assertThat(run(overlay.overlay(file("gotpl", "")), "gotpl")).isEmpty();
  }

  @Test
  void aMissingTemplateIsAnErrorOfTheSet() {
    assertThatThrownBy(() -> run(set("a", "x"), "b"))
        .isInstanceOf(FunctionException.class)
        .isNotInstanceOf(ExecException.class)
        .hasMessage("template: no template \"b\" associated with template \"gotpl\"");
  }

  @Test
  void aPercentSignInTheNameOfAFileIsAFormatAsInGo() {
    assertThatThrownBy(() -> run(set("a%d", "{{ index 1 2 }}"), "a%d"))
        .hasMessageStartingWith(
            "template: a%!d(string=index):1:3: executing \"a%d\" at <index 1 2>");
  }
}
