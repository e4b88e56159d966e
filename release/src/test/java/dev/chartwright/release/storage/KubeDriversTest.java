package dev.chartwright.release.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.FakeApi;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KubeDriversTest {
  private static final String KEY = "sh.helm.release.v1.web.v1";
  private static final String SECRETS = "/api/v1/namespaces/shop/secrets";

  private final FakeApi api = new FakeApi();
  private final Releases.Log log = new Releases.Log();

  enum Kind {
    SECRET,
    CONFIG_MAP
  }

  private ReleaseDriver driver(Kind kind, String namespace) {
    return kind == Kind.SECRET
        ? SecretDriver.of(() -> api, namespace, Releases.CODEC, Releases.NOON, log)
        : ConfigMapDriver.of(() -> api, namespace, Releases.CODEC, Releases.NOON, log);
  }

  private ReleaseDriver secrets() {
    return driver(Kind.SECRET, "shop");
  }

  private void damage(String path) {
    Map<String, @Nullable Object> broken = Objects.requireNonNull(api.object(path)).copy();
    broken.put("data", Map.of("release", "bm90IGJhc2U2NCE="));
    api.put(path, broken);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatWasKeptIsFound(Kind kind) {
    ReleaseDriver driver = driver(kind, "shop");
    Release release =
        Releases.of("web", 1, ReleaseStatus.DEPLOYED).toBuilder()
            .labels(Map.of("team", "x"))
            .build();
    driver.create(KEY, release);
    assertThat(driver.get(KEY).manifest()).isEqualTo("kind: ConfigMap\n");
    assertThat(driver.get(KEY).labels()).containsExactly(Map.entry("team", "x"));
    assertThat(driver.list()).hasSize(1);
    assertThat(driver.query(Map.of("name", "web", "owner", "helm")).get(0).labels())
        .isEqualTo(
            Map.of(
                "team",
                "x",
                "name",
                "web",
                "owner",
                "helm",
                "status",
                "deployed",
                "version",
                "1",
                "createdAt",
                "1767355200"));
    driver.update(KEY, release.with(release.info().withStatus(ReleaseStatus.SUPERSEDED)));
    assertThat(driver.get(KEY).info().status()).isEqualTo(ReleaseStatus.SUPERSEDED);
    assertThat(driver.list().get(0).labels())
        .containsEntry("modifiedAt", "1767355200")
        .doesNotContainKey("createdAt");
    assertThat(driver.delete(KEY).name()).isEqualTo("web");
    assertThat(api.paths()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void manyRecordsComeInTheirOrderWithoutThoseThatCannotBeRead(Kind kind) {
    ReleaseDriver driver = driver(kind, "shop");
    List<String> names = new ArrayList<>();
    for (int i = 100; i < 200; i++) {
      driver.create("r" + i, Releases.of("web" + i, 1, ReleaseStatus.DEPLOYED));
      names.add("web" + i);
    }
    String folder = kind == Kind.SECRET ? SECRETS : "/api/v1/namespaces/shop/configmaps";
    for (int broken : new int[] {130, 170}) {
      damage(folder + "/r" + broken);
      names.remove("web" + broken);
    }

    assertThat(driver.list()).extracting(Release::name).containsExactlyElementsOf(names);
    assertThat(log.lines).hasSize(2);
    assertThat(log.lines.get(0)).contains("r130");
    assertThat(log.lines.get(1)).contains("r170");
  }

  @Test
  void requestsAreHelms() {
    ReleaseDriver driver = secrets();
    driver.create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    driver.query(Map.of("status", "deployed", "owner", "helm", "name", "web"));
    driver.list();
    driver.update(KEY, Releases.of("web", 1, ReleaseStatus.FAILED));
    driver.delete(KEY);
    assertThat(api.log())
        .containsExactly(
            "POST " + SECRETS,
            "GET " + SECRETS + "?labelSelector=name=web,owner=helm,status=deployed",
            "GET " + SECRETS + "?labelSelector=owner=helm",
            "PUT " + SECRETS + "/" + KEY,
            "GET " + SECRETS + "/" + KEY,
            "DELETE " + SECRETS + "/" + KEY);
  }

  @Test
  void deletionsCarryTheBytesThatHelmSends() {
    secrets().create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    List<String> sent = new ArrayList<>();
    api.before(request -> {
      if (request.method().equals("DELETE")) {
        sent.add(request.contentType());
        sent.add(new String(request.body(), StandardCharsets.ISO_8859_1));
      }
    });

    secrets().delete(KEY);

    assertThat(sent)
        .containsExactly(
            "application/vnd.kubernetes.protobuf",
            "k8s\0\n\u0013\n\2v1\u0012\rDeleteOptions\u0012\0\u001a\0\"\0");
  }

  @Test
  void aSecretIsOfHelmsTypeAndPackedTwice() {
    secrets().create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    KubeObject secret = Objects.requireNonNull(api.object(SECRETS + "/" + KEY));
    assertThat(secret.textAt("type")).isEqualTo("helm.sh/release.v1");
    assertThat(secret.textAt("data", "release")).startsWith("SDRzSUFBQUFBQUFD");
    driver(Kind.CONFIG_MAP, "shop").create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    KubeObject map =
        Objects.requireNonNull(api.object("/api/v1/namespaces/shop/configmaps/" + KEY));
    assertThat(map.textAt("data", "release")).startsWith("H4sIAAAAAAAC");
  }

  @Test
  void labelsThatWereReadStayWhenARecordIsWrittenAgain() {
    Release release =
        Releases.of("web", 1, ReleaseStatus.DEPLOYED).toBuilder()
            .labels(Map.of("modifiedAt", "7", "status", "failed", "name", "other"))
            .build();
    secrets().create(KEY, release);
    assertThat(secrets().list().get(0).labels())
        .containsEntry("modifiedAt", "7")
        .containsEntry("status", "deployed")
        .containsEntry("name", "web");
  }

  @Test
  void noNamespaceMeansAll() {
    api.put("/api/v1/namespaces/a/secrets/x", Map.of("metadata", Map.of("name", "x")));
    assertThat(driver(Kind.SECRET, "").list()).isEmpty();
    assertThat(api.log()).containsExactly("GET /api/v1/secrets?labelSelector=owner=helm");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void recordsThatCannotBeReadAreLeftOutWithALineInTheLog(Kind kind) {
    ReleaseDriver driver = driver(kind, "shop");
    driver.create(KEY, Releases.of("web", 1, ReleaseStatus.SUPERSEDED));
    driver.create("sh.helm.release.v1.web.v2", Releases.of("web", 2, ReleaseStatus.DEPLOYED));
    damage(api.paths().get(0));
    assertThat(driver.list()).extracting(Release::version).containsExactly(2);
    assertThat(driver.query(Map.of("name", "web"))).extracting(Release::version).containsExactly(2);
    assertThat(log.lines)
        .hasSize(2)
        .allMatch(
            line -> line.contains(kind == Kind.SECRET ? "illegal base64 data" : "invalid char"));
    if (kind == Kind.SECRET) {
      assertThatThrownBy(() -> driver.get(KEY))
          .hasMessage(
              "get: failed to decode data \"sh.helm.release.v1.web.v1\": illegal base64 data at"
                  + " input byte 3");
    }
  }

  @Test
  void nothingFoundIsAnErrorButAllDamagedIsNot() {
    assertThatThrownBy(() -> secrets().query(Map.of("name", "web")))
        .isInstanceOfSatisfying(
            ReleaseException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND))
        .hasMessage("release: not found");
    secrets().create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    damage(SECRETS + "/" + KEY);
    assertThat(secrets().query(Map.of("name", "web"))).isEmpty();
  }

  @Test
  void aTakenKeyAndAMissingOneAreTold() {
    secrets().create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED));
    assertThatThrownBy(() -> secrets().create(KEY, Releases.of("web", 1, ReleaseStatus.DEPLOYED)))
        .hasMessage("release: already exists");
    assertThatThrownBy(() -> secrets().get("absent")).hasMessage("release: not found");
    assertThatThrownBy(() -> secrets().delete("absent")).hasMessage("release: not found");
    assertThatThrownBy(() -> secrets().update("absent", Releases.of("a", 1, ReleaseStatus.FAILED)))
        .hasMessage("update: failed to update: \"absent\" not found");
  }

  @Test
  void failuresSayWhatWasTriedForSecretsOnly() {
    api.before(request -> {
      throw StatusException.of(403, "Forbidden", "no");
    });
    Release release = Releases.of("web", 1, ReleaseStatus.DEPLOYED);
    Map<Runnable, String> messages = new HashMap<>();
    messages.put(() -> secrets().get(KEY), "get: failed to get \"" + KEY + "\": no");
    messages.put(() -> secrets().list(), "list: failed to list: no");
    messages.put(() -> secrets().query(Map.of()), "query: failed to query with labels: no");
    messages.put(() -> secrets().create(KEY, release), "create: failed to create: no");
    messages.put(() -> secrets().update(KEY, release), "update: failed to update: no");
    ReleaseDriver maps = driver(Kind.CONFIG_MAP, "shop");
    messages.put(() -> maps.get(KEY), "no");
    messages.put(maps::list, "no");
    messages.put(() -> maps.create(KEY, release), "no");
    messages.forEach((call, message) -> assertThatThrownBy(call::run).hasMessage(message));
  }

  @Test
  void aClusterThatCannotBeFoundIsToldWhenItIsFirstNeeded() {
    ReleaseDriver lazy =
        SecretDriver.of(
            () -> {
              throw KubeException.of("kubernetes cluster unreachable");
            },
            "shop",
            Releases.CODEC,
            Releases.NOON,
            log);
    assertThatThrownBy(lazy::list)
        .hasMessage("list: failed to list: kubernetes cluster unreachable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a_b | true",
        "A.b-9 | true",
        "_a | false",
        "a- | false",
        "a b | false",
        "é | false",
      })
  void valuesThatCannotBeLabelsAreNotAskedFor(String value, boolean legal) {
    if (legal) {
      LabelValues.check(Map.of("name", value));
    } else {
      assertThatThrownBy(() -> LabelValues.check(Map.of("name", value)))
          .hasMessageStartingWith("invalid label value: \"" + value + "\": a valid label must be")
          .hasMessageEndingWith("'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
    }
    assertThatThrownBy(() -> LabelValues.check(Map.of("name", "a".repeat(64))))
        .hasMessage(
            "invalid label value: \"" + "a".repeat(64) + "\": must be no more than 63 characters");
  }
}
