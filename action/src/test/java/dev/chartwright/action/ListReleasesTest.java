package dev.chartwright.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.golang.regexp.Regexp;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListReleasesTest {
  private final StoredReleases stored =
      new StoredReleases()
          .add("web", "b", 1, ReleaseStatus.SUPERSEDED, 100)
          .add("web", "b", 2, ReleaseStatus.SUPERSEDED, 200)
          .add("web", "b", 3, ReleaseStatus.DEPLOYED, 300, Map.of("team", "front"))
          .add("web", "a", 1, ReleaseStatus.DEPLOYED, 150)
          .add("db", "b", 1, ReleaseStatus.FAILED, 400)
          .add("cache", "b", 1, ReleaseStatus.PENDING_INSTALL, 50)
          .add("old", "b", 7, ReleaseStatus.UNKNOWN, 60);

  @Test
  void theNewestRevisionOfEachReleaseIsListedByName() {
    assertThat(names(request(Set.of(), false, false, 0, 0)))
        .containsExactly("b/cache.v1", "b/db.v1", "a/web.v1", "b/web.v3");
  }

  @Test
  void theOrderCanBeTurnedRoundOrGoByTime() {
    assertThat(names(request(Set.of(), false, true, 0, 0)))
        .containsExactly("b/web.v3", "a/web.v1", "b/db.v1", "b/cache.v1");
    assertThat(names(request(Set.of(), true, false, 0, 0)))
        .containsExactly("b/cache.v1", "a/web.v1", "b/web.v3", "b/db.v1");
    assertThat(names(request(Set.of(), true, true, 0, 0)))
        .containsExactly("b/db.v1", "b/web.v3", "a/web.v1", "b/cache.v1");
  }

  @Test
  void statesAreThoseOfTheNewestRevisionUnlessOnlySupersededOnesAreWanted() {
    assertThat(names(request(EnumSet.of(ReleaseStatus.FAILED), false, false, 0, 0)))
        .containsExactly("b/db.v1");
    assertThat(names(request(EnumSet.of(ReleaseStatus.SUPERSEDED), true, false, 0, 0)))
        .containsExactly("b/web.v1", "b/web.v2");
    assertThat(
            names(
                request(
                    EnumSet.of(ReleaseStatus.SUPERSEDED, ReleaseStatus.FAILED),
                    false,
                    false,
                    0,
                    0)))
        .containsExactly("b/db.v1");
  }

  @Test
  void partsOfTheListCanBeAskedFor() {
    assertThat(names(request(Set.of(), false, false, 1, 2))).containsExactly("b/db.v1", "a/web.v1");
    assertThat(names(request(Set.of(), false, false, 3, 2))).containsExactly("b/web.v3");
    assertThat(names(request(Set.of(), false, false, 4, 0))).isEmpty();
  }

  @Test
  void aFilterIsFoundAnywhereInTheName() {
    assertThat(names(filtered("e", ""))).containsExactly("b/cache.v1", "a/web.v1", "b/web.v3");
    assertThat(names(filtered("^db$", ""))).containsExactly("b/db.v1");
  }

  @Test
  void aSelectorLooksAtLabelsAndIsReadOnlyIfThereAreReleases() {
    assertThat(names(filtered("", "team=front"))).containsExactly("b/web.v3");
    assertThat(names(filtered("nothing", "=="))).isEmpty();
    assertThatThrownBy(() -> names(filtered("", "=="))).isInstanceOf(ActionException.class);
  }

  private static ListRequest filtered(String filter, String selector) {
    return new ListRequest(filter, selector, Set.of(), false, false, 0, 0);
  }

  private static ListRequest request(
      Set<ReleaseStatus> states, boolean byDate, boolean reverse, long offset, long limit) {
    return new ListRequest("", "", states, byDate, reverse, offset, limit);
  }

  private List<String> names(ListRequest request) {
    Regexp filter = request.filter().isEmpty() ? null : Regexp.compile(request.filter());
    return ListReleases.select(stored.list(), filter, request).stream()
        .map(ListReleasesTest::text)
        .toList();
  }

  private static String text(Release release) {
    return release.namespace() + "/" + release.name() + ".v" + release.version();
  }
}
