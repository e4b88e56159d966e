package dev.chartwright.oci.remote;

import static dev.chartwright.oci.remote.FakeWeb.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.oci.OciLimits;
import dev.chartwright.oci.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final String TAGS = "https://r.example/v2/a/tags/list";
  private final FakeWeb web = new FakeWeb();

  private AuthClient client() {
    return AuthClient.of(web, CredentialSource.ANONYMOUS, AuthOptions.defaults());
  }

  private RemoteRepository repository(RemoteOptions options) {
    return RemoteRepository.of(Reference.parse("r.example/a"), client(), options);
  }

  private List<String> tags() {
    return repository(RemoteOptions.defaults()).tags();
  }

  private static FakeWeb.Script page(String tags, String link) {
    return link.isEmpty()
        ? answer(200, "{\"tags\":[" + tags + "]}")
        : answer(200, "{\"tags\":[" + tags + "]}", "Link", link);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "</v2/a/tags/list?last=x&n=1>; rel=\"next\", https://r.example/v2/a/tags/list?last=x&n=1",
    "<https://r.example/v2/a/tags/list?next_page=a%2Fb%3D>; rel=next,"
        + " https://r.example/v2/a/tags/list?next_page=a%2Fb%3D",
    "<HTTPS://R.EXAMPLE:443/p2>, https://R.EXAMPLE:443/p2",
    "<?page=2>, https://r.example/v2/a/tags/list?page=2",
    "<list2>, https://r.example/v2/a/tags/list2"
  })
  void theNextPageIsWhereTheLinkSays(String link, String next) {
    web.on("GET " + TAGS, page("\"x\"", link));
    web.on("GET " + next, page("\"y\"", ""));
    assertThat(tags()).containsExactly("x", "y");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<http://r.example/p2>; rel=\"next\",invalid next link \"http://r.example/p2\": not the"
            + " same origin as \"https://r.example/v2/a/tags/list\"",
        "<https://r.example:444/p2>,invalid next link \"https://r.example:444/p2\": not the same"
            + " origin as \"https://r.example/v2/a/tags/list\"",
        "<https://evil.example/p2>,invalid next link \"https://evil.example/p2\": not the same"
            + " origin as \"https://r.example/v2/a/tags/list\"",
        "/p2,invalid next link \"/p2\": missing '<'",
        "</p2,invalid next link \"</p2\": missing '>'"
      })
  void aLinkElsewhereIsRefusedInOrasWords(String link, String message) {
    web.on("GET " + TAGS, page("\"x\"", link));
    assertThatThrownBy(this::tags).hasMessage(message);
    assertThat(web.lines()).hasSize(1);
  }

  @Test
  void aListingThatComesBackToItselfEnds() {
    web.on("GET " + TAGS, page("\"x\"", "</p2>"));
    web.on("GET https://r.example/p2", page("\"y\"", "</v2/a/tags/list>"));
    assertThatThrownBy(this::tags)
        .hasMessage("tag listing comes back to \"https://r.example/v2/a/tags/list\"");
  }

  @Test
  void pagesAreCounted() {
    web.on("GET " + TAGS, page("\"x\"", "</p2>"));
    web.on("GET https://r.example/p2", page("\"y\"", "</p3>"));
    OciLimits limits = new OciLimits(1000, 1000, 1000, 2, 1, 1, 1);
    RemoteRepository tight = repository(RemoteOptions.defaults().withLimits(limits));
    List<String> seen = new ArrayList<>();
    assertThatThrownBy(() -> tight.tags("", seen::addAll))
        .hasMessage("tag listing exceeded 2 pages: too many pages");
    assertThat(seen).containsExactly("x", "y");
  }

  @Test
  void sizeAndStartGoIntoTheFirstRequestOnly() {
    web.on("GET " + TAGS + "?last=a%2Bb&n=100", page("\"x\"", "</v2/a/tags/list?last=x>"));
    web.on("GET " + TAGS + "?last=x", page("\"y\"", ""));
    List<String> seen = new ArrayList<>();
    repository(RemoteOptions.defaults().withPageSize(100)).tags("a+b", seen::addAll);
    assertThat(seen).containsExactly("x", "y");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"tags\":null} ~ []",
        "{} ~ []",
        "null ~ []",
        "{\"tags\":[null,\"a\"]} ~ [, a]",
        "{\"name\":\"a\",\"tags\":[\"b\",\"a\"]} trailing ~ [b, a]"
      })
  void oddButReadablePagesAreTaken(String body, String tags) {
    web.on("GET " + TAGS, answer(200, body));
    assertThat(tags()).hasToString(tags);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "not json ~ invalid character 'o' in literal null (expecting 'u')",
        "`` ~ EOF",
        "{\"tags\":[\"a\" ~ unexpected EOF",
        "{\"tags\":1} ~ json: cannot unmarshal number into Go struct field .tags of type []string",
        "{\"tags\":[1]} ~ json: cannot unmarshal number into Go struct field .tags of type string",
        "[] ~ json: cannot unmarshal array into Go value of type struct { Tags []string"
            + " \"json:\\\"tags\\\"\" }"
      })
  void unreadablePagesAreToldInGosWords(String body, String reason) {
    web.on("GET " + TAGS, answer(200, body));
    assertThatThrownBy(this::tags)
        .hasMessage("GET \"" + TAGS + "\": failed to decode response: " + reason);
  }

  @Test
  void anUnknownRepositoryIsTold() {
    web.on(
        "GET " + TAGS,
        answer(
            404,
            "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"repository name not known to"
                + " registry\"}]}"));
    assertThatThrownBy(this::tags)
        .hasMessage(
            "GET \""
                + TAGS
                + "\": response status code 404: name unknown: repository name not known to"
                + " registry");
  }

  @Test
  void repositoriesAreListedInPagesToo() {
    web.on(
        "GET https://r.example/v2/_catalog",
        answer(200, "{\"repositories\":[\"a\"]}", "Link", "</v2/_catalog?last=a>"));
    web.on("GET https://r.example/v2/_catalog?last=a", answer(200, "{\"repositories\":[\"b\"]}"));
    RemoteRegistry registry = RemoteRegistry.of("r.example", client(), RemoteOptions.defaults());
    assertThat(registry.repositories()).containsExactly("a", "b");
    assertThat(registry.repository("x/y").reference()).hasToString("r.example/x/y");
  }

  @Test
  void aCatalogHasAScopeOfItsOwn() {
    web.on(
        "GET https://r.example/v2/_catalog",
        FakeWeb.challenge("Bearer realm=\"https://auth.example/t\""),
        answer(200, "{\"repositories\":null}"));
    web.on("GET https://auth.example/t*", answer(200, "{\"token\":\"t\"}"));
    RemoteRegistry.of("r.example", client(), RemoteOptions.defaults()).repositories();
    assertThat(web.lines()).contains("GET https://auth.example/t?scope=registry%3Acatalog%3A%2A");
  }

  @Test
  void aPingSaysWhatIsThere() {
    RemoteRegistry registry = RemoteRegistry.of("r.example", client(), RemoteOptions.defaults());
    assertThatThrownBy(registry::ping).hasMessage("not found");
    web.on("GET https://r.example/v2/", answer(403, ""), answer(200, "{}"));
    assertThatThrownBy(registry::ping)
        .hasMessage("GET \"https://r.example/v2/\": response status code 403: Forbidden");
    registry.ping();
    assertThatThrownBy(() -> RemoteRegistry.of("r.example/x", client(), RemoteOptions.defaults()))
        .hasMessage("invalid reference: invalid registry \"r.example/x\"");
  }
}
