package dev.chartwright.golang.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.Vectors;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlNodesTest {
  static Stream<Vectors.Row> recorded() {
    return Vectors.lines("/go/yaml-nodes.jsonl.gz");
  }

  private static YamlNode document(String yaml) {
    return Objects.requireNonNull(YamlNodes.read(yaml));
  }

  private static YamlNode root(String yaml) {
    return document(yaml).content().get(0);
  }

  private static String again(String yaml) {
    return YamlNodes.write(document(yaml));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void writesAgainWhatGoWrites(Vectors.Row row) {
    Vectors.Row want = row.want();
    String text = "";
    try {
      YamlNode read = YamlNodes.read(row.text("text"));
      if (read != null) {
        text = YamlNodes.write(List.of(read), List.of(row.text("op").equals("wide")));
      }
    } catch (YamlException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.text("error")).isEmpty();
    assertThat(text).isEqualTo(want.text("text"));
  }

  @Test
  void aStreamWithoutDocumentsGivesNothing() {
    assertThat(YamlNodes.read("")).isNull();
    assertThat(YamlNodes.read("# only a comment\n")).isNull();
  }

  @Test
  void aNodeKnowsItsCommentsStyleAnchorAndTag() {
    YamlNode map = root("# before\na: &x !!str '1' # behind\n# after\n\nb: *x\n");
    YamlNode key = map.content().get(0);
    assertThat(key.headComment()).isEqualTo("# before");
    assertThat(key.footComment()).isEqualTo("# after");
    YamlNode value = Objects.requireNonNull(map.get("a"));
    assertThat(value.lineComment()).isEqualTo("# behind");
    assertThat(value.anchor()).isEqualTo("x");
    assertThat(value.tag()).isEqualTo("!!str");
    assertThat(value.style()).isEqualTo(YamlNode.TAGGED | YamlNode.SINGLE_QUOTED);
    YamlNode alias = Objects.requireNonNull(map.get("b"));
    assertThat(alias.kind()).isEqualTo(YamlNode.Kind.ALIAS);
    assertThat(alias.value()).isEqualTo("x");
  }

  @Test
  void theTagOfAPlainTextFollowsFromTheText() {
    YamlNode map = root("a: 1\nb: yes\nc: true\nd: ~\ne:\nf: 1.5\n<<: {}\ng: 2020-01-02\nh: []\n");
    assertThat(map.content().stream().skip(1).filter(n -> map.content().indexOf(n) % 2 == 1))
        .extracting(YamlNode::tag)
        .containsExactly(
            "!!int",
            "!!str",
            "!!bool",
            "!!null",
            "!!null",
            "!!float",
            "!!map",
            "!!timestamp",
            "!!seq");
    assertThat(map.content().get(12).tag()).isEqualTo("!!merge");
    assertThat(Objects.requireNonNull(map.get("e")).isNull()).isTrue();
    assertThat(Objects.requireNonNull(map.get("b")).isNull()).isFalse();
  }

  @Test
  void aMergeKeyGetsATagAsInGo() {
    assertThat(again("a: &a {x: 1}\nb:\n  <<: *a\n"))
        .isEqualTo("a: &a {x: 1}\nb:\n  !!merge <<: *a\n");
  }

  @Test
  void aStringThatLooksLikeSomethingElseIsQuotedUnlessItHasAStyle() {
    YamlNode map = root("a: 1\n");
    map.add(YamlNode.plain("b"), YamlNode.string("true", 0));
    map.add(YamlNode.plain("c"), YamlNode.string("text", 0));
    map.add(YamlNode.plain("d"), YamlNode.string("text", YamlNode.SINGLE_QUOTED));
    assertThat(YamlNodes.write(map)).isEqualTo("a: 1\nb: \"true\"\nc: text\nd: 'text'\n");
  }

  @Test
  void whatBecomesAnotherNodeKeepsItsStyle() {
    YamlNode map = root("a: \"x\" # comment\n");
    Objects.requireNonNull(map.get("a")).become(YamlNode.string("y", YamlNode.SINGLE_QUOTED));
    assertThat(YamlNodes.write(map)).isEqualTo("a: \"y\"\n");
  }

  @Test
  void aliasesNeedAnAnchor() {
    assertThatThrownBy(() -> YamlNodes.read("a: *b\n"))
        .isInstanceOf(YamlException.class)
        .hasMessage("yaml: unknown anchor 'b' referenced");
  }

  @Test
  void deepDocumentsNeedNoDeepStack() {
    int depth = 9_000;
    String yaml = "[".repeat(depth) + "]".repeat(depth) + "\n";
    assertThat(again(yaml)).isEqualTo(yaml);
  }

  @Test
  void collectionsInsideEachOtherAreLimited() {
    assertThatThrownBy(() -> YamlNodes.read("[".repeat(10_001)))
        .hasMessage("yaml: exceeded max depth of 10000");
  }
}
