package dev.chartwright.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamedTemplateTest {
  @Test
  void aTextUnderAnotherNameFailsUnderThatName() {
    Template template =
        Template.parse("a", "{{ define \"d\" }}{{ .x.y }}{{ end }}", Functions.none());
    Template renamed = template.withName("b");
    TemplateSet set =
        TemplateSet.of("gotpl", List.of(template, renamed)).missingKey(MissingKey.ZERO);
    assertThat(set.names()).containsExactlyInAnyOrder("a", "b", "d");
    assertThatThrownBy(() -> set.execute("d", new LinkedHashMap<>(), null))
        .hasMessageStartingWith("template: b:1:21: executing \"d\"");
  }

  @Test
  void aNameThatTheTextDefinesTooIsRefused() {
    Template template = Template.parse("a", "x{{ define \"d\" }}y{{ end }}", Functions.none());
    assertThatThrownBy(() -> template.withName("d"))
        .hasMessage("template: d:1: template: multiple definition of template \"d\"");
  }

  @Test
  void errorsAroundEachOtherShareTheirText() {
    FunctionException inner = new FunctionException("inner");
    FunctionException outer =
        FunctionException.wrapping("a: ", FunctionException.wrapping("b: ", inner));
    assertThat(outer).hasMessage("a: b: inner").hasRootCause(inner);
  }
}
