package dev.chartwright.conformance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.Switch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 13 to 18 of the emulation matrix: names, tags, lists. */
class NamesFaultTest {
  private static final Artifact ARTIFACT = Artifact.ofBytes(1000);

  private final FaultRig rig = FaultRig.open();

  @AfterEach
  void stop() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "404, response status code 404: name unknown: repository name not known to registry",
    "401, response status code 401: unauthorized: authentication required",
    "403, response status code 403: denied: requested access to the resource is denied",
  })
  void row13AMissingRepositoryIsToldInTheRegistrysWords(String mode, String message) {
    rig.registry().set(Switch.REPOSITORY_MISSING, mode);
    assertThatThrownBy(() -> rig.push(ARTIFACT, "1.0"))
        .hasMessageStartingWith("failed to perform \"Push\" on destination: POST ")
        .hasMessageEndingWith(message);
  }

  @Test
  void row14And15ANameThatTheRegistryRefusesIsToldInItsWords() {
    rig.registry().set(Switch.REPOSITORY_DEPTH, "exactly:1");
    // The first request is a HEAD, whose answer has no words.
    assertThatThrownBy(() -> rig.push(ARTIFACT, "1.0"))
        .hasMessageEndingWith("response status code 400: Bad Request");
    assertThatThrownBy(() -> rig.repository().tags())
        .hasMessageEndingWith("response status code 400: name invalid: invalid repository name");
    rig.registry().set(Switch.REPOSITORY_DEPTH, "exactly:2").set(Switch.REPOSITORY_NAMES, "strict");
    assertThatCode(() -> rig.push(ARTIFACT, "1.0")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "400, tag invalid",
    "403, denied",
    "405, registry disallowed operation",
    "409, tag immutable",
    "412, precondition"
  })
  void row16AnImmutableTagIsToldInTheRegistrysWordsAndTheSameContentIsFine(
      String status, String code) {
    rig.registry().set(Switch.TAGS_IMMUTABLE, status);
    rig.push(ARTIFACT, "1.0");
    assertThatCode(() -> rig.push(ARTIFACT, "1.0")).doesNotThrowAnyException();
    assertThatThrownBy(() -> rig.push(Artifact.ofBytes(20), "1.0"))
        .hasMessageContaining("response status code " + status + ": " + code + ": ");
    assertThat(rig.pull("1.0")).isEqualTo(ARTIFACT.layer());
  }

  private List<String> tagged(int count) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String tag = "v" + (char) ('a' + i);
      ARTIFACT.putInto(rig.registry(), tag);
      tags.add(tag);
    }
    return tags;
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "absolute", "opaque"})
  void row17EveryPageOfTagsIsRead(String link) {
    List<String> tags = tagged(7);
    rig.registry().set(Switch.TAGS_PAGE, "2").set(Switch.TAGS_LINK, link);
    assertThat(rig.repository().tags()).isEqualTo(tags);
    assertThat(rig.registry().requests(Endpoint.TAGS)).hasSize(4);
    assertThat(rig.registry().requests(Endpoint.TAGS).get(0).target()).endsWith("/tags/list");
  }

  @Test
  void row17APageSizeIsAskedForIfWishedAndIsKept() {
    List<String> tags = tagged(5);
    rig.registry().set(Switch.TAGS_LINK, "with-n").set(Switch.TAGS_MOST, "1000");
    assertThat(rig.repository(rig.options().withPageSize(2)).tags()).isEqualTo(tags);
  }

  @Test
  void row17APageLimitThatTheRegistryRefusesIsItsError() {
    tagged(1);
    rig.registry().set(Switch.TAGS_MOST, "1000");
    assertThatThrownBy(() -> rig.repository(rig.options().withPageSize(1001)).tags())
        .hasMessageEndingWith(
            "response status code 400: pagination number invalid: invalid number of results requested");
  }

  @Test
  void row17ALinkToAnotherOriginIsNotFollowed() {
    tagged(3);
    rig.registry().set(Switch.TAGS_PAGE, "2").set(Switch.TAGS_LINK, "foreign");
    assertThatThrownBy(() -> rig.repository().tags()).isInstanceOf(RuntimeException.class);
    assertThat(rig.registry().requests(dev.chartwright.testkit.Port.OBJECT_STORE)).isEmpty();
  }

  @Test
  void row17ALinkThatLeadsInACircleEnds() {
    tagged(3);
    rig.registry().set(Switch.TAGS_PAGE, "2").set(Switch.TAGS_LINK, "loop");
    assertThatThrownBy(() -> rig.repository().tags()).isInstanceOf(RuntimeException.class);
    assertThat(rig.registry().requests(Endpoint.TAGS)).hasSizeLessThan(5);
  }

  @Test
  void row17AnUnsortedListIsHandedOverAsItIs() {
    ARTIFACT.putInto(rig.registry(), "b");
    ARTIFACT.putInto(rig.registry(), "a");
    rig.registry().set(Switch.TAGS_ORDER, "unsorted");
    assertThat(rig.repository().tags()).containsExactly("b", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "null"})
  void row17ARepositoryWithoutTagsHasNone(String empty) {
    rig.registry().putBlob(FaultRig.PATH, new byte[0]);
    rig.registry().set(Switch.TAGS_EMPTY, empty);
    assertThat(rig.repository().tags()).isEmpty();
  }

  @Test
  void row17ARepositoryThatIsUnknownIsAnError() {
    assertThatThrownBy(() -> rig.repository().tags())
        .hasMessageEndingWith(
            "response status code 404: name unknown: repository name not known to registry");
  }

  @Test
  void row17AnUnknownStartIsTheRegistrysMatter() {
    List<String> tags = tagged(3);
    List<String> read = new ArrayList<>();
    rig.repository().tags("vaa", read::addAll);
    assertThat(read).isEqualTo(tags.subList(1, 3));
    rig.registry().set(Switch.TAGS_UNKNOWN_LAST, "404");
    assertThatThrownBy(() -> rig.repository().tags("vaa", read::addAll))
        .hasMessageContaining("404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "paged"})
  void row18TheCatalogIsRead(String mode) {
    for (String name : new String[] {"a", "b", "c", "d", "e"}) {
      rig.registry().putBlob(name, new byte[0]);
    }
    rig.registry().set(Switch.CATALOG, mode);
    assertThat(rig.remoteRegistry().repositories()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void row18ACatalogThatIsOffIsAnError() {
    rig.registry().set(Switch.CATALOG, "off");
    assertThatThrownBy(() -> rig.remoteRegistry().repositories())
        .hasMessageEndingWith(
            "response status code 404: unsupported: The operation is unsupported.");
  }

  @Test
  void row18ACatalogForAdministratorsIsReadWithBasic() {
    try (FaultRig secured = FaultRig.bearer()) {
      secured
          .registry()
          .set(Switch.AUTH_FLIP, "on")
          .set(Switch.CATALOG, "admin")
          .putBlob("a", new byte[0]);
      assertThat(secured.remoteRegistry().repositories()).containsExactly("a");
    }
  }
}
