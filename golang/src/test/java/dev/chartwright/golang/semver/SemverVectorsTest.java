package dev.chartwright.golang.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.Vectors;
import dev.chartwright.golang.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SemverVectorsTest {
  private static Stream<Vectors.Row> rows(String... operations) {
    return Vectors.rows("semver.jsonl.gz", operations);
  }

  static Stream<Vectors.Row> versions() {
    return rows("semver.parse");
  }

  static Stream<Vectors.Row> constraints() {
    return rows("semver.constraint");
  }

  static Stream<Vectors.Row> lists() {
    return rows("semver.sort");
  }

  static Stream<Vectors.Row> compatible() {
    return rows("kubeversion.compatible");
  }

  static Stream<Vectors.Row> kubeVersions() {
    return rows("kubeversion.parse");
  }

  static Stream<Vectors.Row> templates() {
    return rows("template").filter(row -> row.text("tpl").contains("with semver .Values.v"));
  }

  static Stream<Vectors.Row> comparisons() {
    return rows("template").filter(row -> row.text("tpl").startsWith("{{ semverCompare .Values.c"));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void versionsReadAsTheLibraryReadsThem(Vectors.Row row) {
    String text = row.text("version");
    boolean strict = row.text("strict").equals("true");
    Vectors.Row want = row.want();
    if (want.has("error")) {
      assertThatThrownBy(() -> parse(text, strict))
          .isInstanceOf(SemverException.class)
          .hasMessage(want.text("error"));
      return;
    }
    Version version = parse(text, strict);
    assertThat(Long.toUnsignedString(version.major())).isEqualTo(want.text("major"));
    assertThat(Long.toUnsignedString(version.minor())).isEqualTo(want.text("minor"));
    assertThat(Long.toUnsignedString(version.patch())).isEqualTo(want.text("patch"));
    assertThat(version.prerelease()).isEqualTo(want.text("prerelease"));
    assertThat(version.metadata()).isEqualTo(want.text("metadata"));
    assertThat(version.original()).isEqualTo(want.text("original"));
    assertThat(version).hasToString(want.text("string"));
  }

  private static Version parse(String text, boolean strict) {
    return strict ? Version.parseStrict(text) : Version.parse(text);
  }

  @ParameterizedTest
  @MethodSource("constraints")
  void constraintsHoldOrSayWhyNot(Vectors.Row row) {
    Vectors.Row want = row.want();
    Constraints constraints;
    Version version;
    try {
      constraints = Constraints.parse(row.text("constraint"));
      version = Version.parse(row.text("version"));
    } catch (SemverException e) {
      assertThat(e.getMessage()).isEqualTo(want.text("error"));
      return;
    }
    assertThat(want.has("error")).as(want.toString()).isFalse();
    assertThat(constraints.check(version)).isEqualTo(want.get("ok"));
    assertThat(constraints).hasToString(want.text("string"));
    Object reasons = want.has("reasons") ? want.get("reasons") : List.of();
    assertThat(constraints.reasons(version)).isEqualTo(reasons);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void versionsSortByPrecedence(Vectors.Row row) {
    List<Version> versions = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (Object text : (List<?>) row.get("versions")) {
      try {
        versions.add(Version.parse((String) text));
      } catch (SemverException e) {
        invalid.add((String) text);
      }
    }
    versions.sort(Comparator.naturalOrder());
    assertThat(versions.stream().map(Version::original).toList())
        .isEqualTo(row.want().get("sorted"));
    assertThat(invalid).isEqualTo(row.want().get("invalid"));
  }

  @ParameterizedTest
  @MethodSource("compatible")
  void compatibilityIsFalseForWhatCannotBeRead(Vectors.Row row) {
    assertThat(Constraints.isCompatible(row.text("constraint"), row.text("version")))
        .isEqualTo(row.want().get("ok"));
  }

  @ParameterizedTest
  @MethodSource("kubeVersions")
  void kubernetesVersionsLoseTheirSuffixForConstraints(Vectors.Row row) {
    Vectors.Row want = row.want();
    if (want.has("error")) {
      assertThatThrownBy(() -> KubeVersion.parse(row.text("version")))
          .hasMessage(want.text("error"));
      return;
    }
    KubeVersion version = KubeVersion.parse(row.text("version"));
    assertThat(version.version()).isEqualTo(want.text("version"));
    assertThat(version).hasToString(want.text("string"));
    assertThat(version.major()).isEqualTo(want.text("major"));
    assertThat(version.minor()).isEqualTo(want.text("minor"));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void nextVersionsKeepThePrefix(Vectors.Row row) {
    String text = (String) ((Map<?, ?>) row.get("values")).get("v");
    if (row.want().has("error")) {
      assertThatThrownBy(() -> Version.parse(text)).isInstanceOf(SemverException.class);
      return;
    }
    Version v = Version.parse(text);
    String numbers =
        Long.toUnsignedString(v.major())
            + "."
            + Long.toUnsignedString(v.minor())
            + "."
            + Long.toUnsignedString(v.patch());
    String out =
        String.join(
            "|",
            v.toString(),
            numbers,
            v.prerelease(),
            v.metadata(),
            v.original(),
            v.nextPatch().toString(),
            v.nextMinor().toString(),
            v.nextMajor().toString(),
            Json.marshal(v));
    assertThat(out).isEqualTo(row.want().text("out"));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void comparingInTemplatesGivesTheSame(Vectors.Row row) {
    String text = (String) ((Map<?, ?>) row.get("values")).get("c");
    String want = row.want().text("out");
    try {
      Constraints constraints = Constraints.parse(text);
      boolean release = constraints.check(Version.parse("1.2.3"));
      boolean candidate = constraints.check(Version.parse("1.3.0-rc.1"));
      assertThat(release + " " + candidate).isEqualTo(want);
    } catch (SemverException e) {
      assertThat(row.want().text("error")).endsWith(": " + e.getMessage());
    }
  }
}
