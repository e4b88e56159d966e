package dev.chartwright.action;

import dev.chartwright.golang.json.GoType;
import dev.chartwright.golang.json.JsonDecoder;
import dev.chartwright.golang.json.JsonStruct;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.path.Path;
import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.http.Headers;
import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.Redirects;
import dev.chartwright.registry.RegistryEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches Artifact Hub, or another server with Monocular's interface.
 *
 * <p>An answer that is no JSON counts as one without charts, as with Helm. Source: Helm 4.3.1
 * {@code internal/monocular}, {@code pkg/cmd/search_hub.go}.
 */
public final class SearchHub {
  /** Largest answer, in bytes; what is longer counts as broken. */
  private static final int MAX_BYTES = 64 << 20;

  private static final String SEARCH_PATH = "api/chartsvc/v1/charts/search";
  private static final GoType STRINGS = GoType.sliceOf(GoType.STRING);
  private static final GoType ANSWER = answer();

  private final Settings settings;

  private SearchHub(Settings settings) {
    this.settings = settings;
  }

  /** The verb with these settings. */
  public static SearchHub of(Settings settings) {
    return new SearchHub(settings);
  }

  /**
   * Searches.
   *
   * @param endpoint URL of the server
   * @param keyword what to look for; empty for everything
   * @return what was found, in the server's order
   * @throws ActionException if the endpoint is no URL, or does not answer with 200
   */
  public List<HubChart> run(String endpoint, String keyword) {
    Url url = url(endpoint);
    String search =
        url.withPath(Path.join(url.path(), SEARCH_PATH))
            .withQuery("q=" + Url.escapeQuery(keyword))
            .toString();
    List<HubChart> found = new ArrayList<>();
    if (fetch(endpoint, search) instanceof JsonStruct answer) {
      for (Object each : answer.list("data")) {
        if (each instanceof JsonStruct chart) {
          found.add(chart(endpoint, chart));
        }
      }
    }
    return found;
  }

  private static Url url(String endpoint) {
    String reason;
    try {
      Url url = Url.parse(endpoint);
      if (!url.hostname().isEmpty()) {
        return url;
      }
      reason = "no hostname provided";
    } catch (RuntimeException e) {
      reason = String.valueOf(e.getMessage());
    }
    throw new ActionException(
        "unable to create connection to " + Quote.quote(endpoint) + ": " + reason);
  }

  private @Nullable Object fetch(String endpoint, String search) {
    HttpRequest request =
        HttpRequest.get(search)
            .withHeaders(Headers.none().with("User-Agent", settings.userAgent()));
    try (Connections connections =
            Connections.of(settings, ConnectionOptions.defaults(), RegistryEvents.NONE);
        HttpResponse response =
            Redirects.defaults().withDowngrade(true).exchange(connections.transport(), request)) {
      if (response.status() != 200) {
        throw new ActionException("failed to fetch " + search + " : " + response.statusText());
      }
      return decoded(response);
    } catch (RuntimeException e) {
      settings.log().debug("search failed", "error", String.valueOf(e.getMessage()));
      throw new ActionException("unable to perform search against " + Quote.quote(endpoint), e);
    }
  }

  private static @Nullable Object decoded(HttpResponse response) {
    try {
      byte[] body = response.body().readNBytes(MAX_BYTES);
      return JsonDecoder.into(ANSWER).decodeFirstPartly(body).value();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private static HubChart chart(String endpoint, JsonStruct chart) {
    JsonStruct attributes = struct(chart, "attributes");
    JsonStruct repository = struct(attributes, "repo");
    JsonStruct newest =
        struct(struct(struct(chart, "relationships"), "latestChartVersion"), "data");
    String page = string(struct(chart, "artifactHub"), "packageUrl");
    return new HubChart(
        page.isEmpty() ? endpoint + "/charts/" + chart.string("id") : page,
        string(newest, "version"),
        string(newest, "app_version"),
        string(attributes, "description"),
        string(repository, "url"),
        string(repository, "name"));
  }

  private static @Nullable JsonStruct struct(@Nullable JsonStruct of, String field) {
    return of == null ? null : of.struct(field);
  }

  private static String string(@Nullable JsonStruct of, String field) {
    return of == null ? "" : of.string(field);
  }

  private static GoType answer() {
    GoType links = GoType.struct("monocular.Links").field("self", GoType.STRING).build();
    GoType repository =
        GoType.struct("monocular.Repo")
            .field("name", GoType.STRING)
            .field("url", GoType.STRING)
            .build();
    GoType maintainer =
        GoType.struct("v2.Maintainer")
            .field("name", GoType.STRING)
            .field("email", GoType.STRING)
            .field("url", GoType.STRING)
            .build();
    GoType attributes =
        GoType.struct("monocular.Chart")
            .field("name", GoType.STRING)
            .field("repo", repository)
            .field("description", GoType.STRING)
            .field("home", GoType.STRING)
            .field("keywords", STRINGS)
            .field("maintainers", GoType.sliceOf(maintainer))
            .field("sources", STRINGS)
            .field("icon", GoType.STRING)
            .build();
    GoType version =
        GoType.struct("monocular.ChartVersion")
            .field("version", GoType.STRING)
            .field("app_version", GoType.STRING)
            .field("created", GoTime.JSON_TYPE)
            .field("digest", GoType.STRING)
            .field("urls", STRINGS)
            .field("readme", GoType.STRING)
            .field("values", GoType.STRING)
            .build();
    GoType newest =
        GoType.struct("monocular.LatestChartVersion")
            .field("data", version)
            .field("links", links)
            .build();
    GoType result =
        GoType.struct("monocular.SearchResult")
            .field("id", GoType.STRING)
            .field(
                "artifactHub",
                GoType.struct("monocular.ArtifactHub").field("packageUrl", GoType.STRING).build())
            .field("type", GoType.STRING)
            .field("attributes", attributes)
            .field("links", links)
            .field(
                "relationships",
                GoType.struct("monocular.Relationships")
                    .field("latestChartVersion", newest)
                    .build())
            .build();
    return GoType.struct("monocular.searchResponse").field("data", GoType.sliceOf(result)).build();
  }
}
