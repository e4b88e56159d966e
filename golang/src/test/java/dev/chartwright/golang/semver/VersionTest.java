package dev.chartwright.golang.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void changedVersionsKeepTheLeadingV() {
    Version v = Version.parse("v1.2.3-rc.1+b");
    assertThat(v.nextPatch().original()).isEqualTo("v1.2.3");
    assertThat(v.nextMinor().original()).isEqualTo("v1.3.0");
    assertThat(v.withPrerelease("x").original()).isEqualTo("v1.2.3-x+b");
    assertThat(v.withMetadata("").original()).isEqualTo("v1.2.3-rc.1");
    assertThat(Version.of(1, 2, 3).original()).isEqualTo("1.2.3");
    assertThatThrownBy(() -> v.withPrerelease("01")).hasMessage("version segment starts with 0");
    assertThatThrownBy(() -> v.withMetadata("a_b")).hasMessage("invalid metadata string");
  }

  @Test
  void numbersAreUnsignedAndDoNotWrap() {
    Version v = Version.parse("18446744073709551615.0.0");
    assertThat(v).isGreaterThan(Version.of(1, 0, 0));
    assertThatThrownBy(v::nextMajor).hasMessage("major version increment would overflow uint64");
  }

  @Test
  void metadataDoesNotCountInComparisons() {
    assertThat(Version.parse("1.0.0+a")).isEqualByComparingTo(Version.parse("1.0.0+b"));
    assertThat(Version.parse("1.0.0+a")).isNotEqualTo(Version.parse("1.0.0+b"));
  }

  @Test
  void tooLongTextsAreRefused() {
    assertThatThrownBy(() -> Version.parse("1.2.3-" + "a".repeat(251)))
        .hasMessage("version string is too long (max 256 bytes)");
    assertThatThrownBy(() -> Constraints.parse(" ".repeat(513)))
        .hasMessage("constraint string is too long (max 512 bytes)");
    assertThatThrownBy(() -> Constraints.parse("1||".repeat(32) + "1"))
        .hasMessage("too many constraint groups (max 32)");
  }
}
