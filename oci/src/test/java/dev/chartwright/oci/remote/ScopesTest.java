package dev.chartwright.oci.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {
  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "'repository:a:push,pull', 'repository:a:pull,push'",
    "'repository:a:pull repository:a:push', 'repository:a:pull,push'",
    "'repository:b:pull repository:a:pull', 'repository:a:pull repository:b:pull'",
    "'repository:a:pull,* repository:a:push', 'repository:a:*'",
    "'repository:a:', ''",
    "'repository:a:, repository:b:pull', 'repository:b:pull'",
    "'repository:a:pull,,pull', 'repository:a:pull'",
    "'*', '*'",
    "'aws repository:a:pull', 'aws repository:a:pull'",
    "'a:b repository:h:5000/x:pull', 'a:b repository:h:5000/x:pull'",
    "'registry:catalog:* repository:a:pull', 'registry:catalog:* repository:a:pull'",
    "'', ''"
  })
  void scopesAreMergedAndSorted(String given, String cleaned) {
    assertThat(Scopes.of(Arrays.asList(given.split(" ")))).hasToString(cleaned);
  }

  @Test
  void whatAChallengeNamesIsAddedToTheHints() {
    assertThat(Scopes.repository("a", "push").andChallenged("repository:a:pull x"))
        .hasToString("repository:a:pull,push x");
    assertThat(Scopes.NONE.andChallenged("")).isEqualTo(Scopes.NONE);
  }

  @Test
  void aRepositoryWithoutActionsIsNoScope() {
    assertThat(Scopes.repository("a").list()).isEmpty();
    assertThat(Scopes.repository("", "pull").list()).isEmpty();
  }

  @Test
  void readingAloneIsTold() {
    assertThat(Scopes.repository("a", "pull").onlyPull()).isTrue();
    assertThat(Scopes.NONE.onlyPull()).isTrue();
    assertThat(Scopes.repository("a", "pull", "push").onlyPull()).isFalse();
    assertThat(Scopes.CATALOG.onlyPull()).isFalse();
  }
}
