package dev.chartwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsAndFaultsTest {
  private static final String BLOB = "0123456789";
  private static final String DIGEST =
      Contents.digest("sha256", BLOB.getBytes(StandardCharsets.UTF_8));
  private static final String PATH = "/v2/a/blobs/" + DIGEST;

  private ScriptedRegistry registry;
  private RawClient client;

  @BeforeEach
  void startRegistry() {
    registry =
        ScriptedRegistry.builder()
            .clock(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC))
            .start();
    client = new RawClient(registry.origin(Port.REGISTRY));
    registry.putBlob("a", BLOB.getBytes(StandardCharsets.UTF_8));
    registry.putManifest("a", "1", "application/x", "{}".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void blobsMayLieInAStoreThatRefusesCredentials(String status) throws IOException {
    registry.set(Switch.BLOB_REDIRECT, status);
    RawClient.Answer redirect = client.get(PATH);
    assertThat(redirect.status()).isEqualTo(Integer.parseInt(status));
    String target = redirect.header("Location");
    assertThat(target).startsWith(registry.origin(Port.OBJECT_STORE)).contains("X-Amz-Signature=");
    assertThat(client.get(target).body()).isEqualTo(BLOB);
    assertThat(client.get(target, "Authorization: Bearer x").status()).isEqualTo(400);
    assertThat(client.get(target, "Accept: application/vnd.oci.image.manifest.v1+json").status())
        .isEqualTo(400);
  }

  @Test
  void aSignedAddressMayBeExpiredOnce() throws IOException {
    registry.set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "expired-once");
    assertThat(client.get(client.get(PATH).header("Location")).status()).isEqualTo(403);
    assertThat(client.get(client.get(PATH).header("Location")).status()).isEqualTo(200);
  }

  @Test
  void aRedirectMayBeRelativeOrLeadToItselfOrToAChallenge() throws IOException {
    registry.set(Switch.BLOB_REDIRECT, "307").set(Switch.BLOB_TARGET, "relative");
    assertThat(client.get(client.get(PATH).header("Location")).body()).isEqualTo(BLOB);
    registry.set(Switch.BLOB_TARGET, "loop");
    assertThat(client.get(PATH).header("Location")).isEqualTo(PATH);
    registry.set(Switch.BLOB_TARGET, "challenge");
    assertThat(client.get(client.get(PATH).header("Location")).header("WWW-Authenticate"))
        .contains("service=\"store\"");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, GET, ''",
    "missing-get, GET, ''",
    "missing-head, HEAD, ''",
    "malformed, GET, sha256:nonsense",
    "wrong, HEAD, sha256:0000",
    "sha512, GET, sha512:",
    "of-body, GET, sha256:84d8",
  })
  void theDigestHeaderMayBeMissingOrWrong(String mode, String method, String start)
      throws IOException {
    registry.set(Switch.DIGEST_HEADER, mode);
    String value = client.send(method, PATH, "").header("Docker-Content-Digest");
    assertThat(value).startsWith(start);
    assertThat(value.isEmpty()).isEqualTo(start.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "chunked, '', '5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n'",
    "until-close, '', 0123456789",
    "too-long, 20, 0123456789",
    "too-short, 5, 0123456789",
    "exact, 10, 0123456789",
  })
  void theLengthMayBeMissingOrWrong(String mode, String length, String body) throws IOException {
    registry.set(Switch.BODY_LENGTH, mode);
    RawClient.Answer answer = client.get(PATH);
    assertThat(answer.header("Content-Length")).isEqualTo(length);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Test
  void theBodyMayBePacked() throws IOException {
    registry.set(Switch.BODY_LENGTH, "gzip");
    RawClient.Answer answer = client.get(PATH);
    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    byte[] packed = answer.body().getBytes(StandardCharsets.ISO_8859_1);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .asString()
        .isEqualTo(BLOB);
  }

  @ParameterizedTest
  @CsvSource({
    "truncated, 01234",
    "corrupt, 0123446789",
    "extra, 0123456789-------",
    "slow:1, 0123456789"
  })
  void theBodyMayBeWrong(String fault, String body) throws IOException {
    registry.set(Switch.BODY_FAULT, fault);
    assertThat(client.get(PATH).body().replace('\0', '-')).isEqualTo(body);
  }

  @Test
  void theHeaderNamesMayBeWrittenInOtherCases() throws IOException {
    registry.set(Switch.HEADER_CASE, "lower");
    assertThat(client.get(PATH).head())
        .contains("\r\ndocker-content-digest: ")
        .contains("\r\ncontent-length: ");
    registry.set(Switch.HEADER_CASE, "first-upper");
    assertThat(client.get(PATH).head()).contains("\r\nDocker-content-digest: ");
  }

  @Test
  void manifestsMayWantTheRightAccept() throws IOException {
    registry.set(Switch.ACCEPT, "404");
    assertThat(client.get("/v2/a/manifests/1").body()).contains("MANIFEST_UNKNOWN");
    assertThat(client.get("/v2/a/manifests/1", "Accept: application/x").status()).isEqualTo(200);
    registry.set(Switch.ACCEPT, "406");
    assertThat(client.get("/v2/a/manifests/1").status()).isEqualTo(406);
    registry
        .set(Switch.ACCEPT, "any")
        .set(Switch.MANIFEST_HEAD, "405")
        .set(Switch.MANIFEST_TYPE, "charset");
    assertThat(client.send("HEAD", "/v2/a/manifests/1", "").status()).isEqualTo(405);
    assertThat(client.get("/v2/a/manifests/1").header("Content-Type"))
        .isEqualTo("application/x; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource({
    "206, 206, bytes 2-4/10, 234, bytes",
    "ignored, 200, '', 0123456789, ''",
    "wrong, 206, bytes 3-5/10, 234, bytes",
    "unannounced, 206, bytes 2-4/10, 234, ''",
  })
  void rangesMayBeUnknown(String mode, int status, String range, String body, String accepts)
      throws IOException {
    registry.set(Switch.RANGE, mode);
    RawClient.Answer answer = client.get(PATH, "Range: bytes=2-4");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Range")).isEqualTo(range);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.header("Accept-Ranges")).isEqualTo(accepts);
  }

  @Test
  void referrersAreListedFilteredAndPaged() throws IOException {
    String subject = "{\"artifactType\":\"x/y\",\"subject\":{\"digest\":\"" + DIGEST + "\"}}";
    RawClient.Answer pushed = client.send("PUT", "/v2/a/manifests/2", subject);
    assertThat(pushed.header("OCI-Subject")).isEqualTo(DIGEST);
    client.send("PUT", "/v2/a/manifests/3", subject.replace("x/y", "z"));
    String path = "/v2/a/referrers/" + DIGEST;
    assertThat(client.get(path).body())
        .contains("\"artifactType\":\"x/y\"")
        .contains("\"artifactType\":\"z\"");
    RawClient.Answer filtered = client.get(path + "?artifactType=z");
    assertThat(filtered.body()).doesNotContain("x/y");
    assertThat(filtered.header("OCI-Filters-Applied")).isEqualTo("artifactType");
    registry.set(Switch.REFERRERS, "paged");
    assertThat(client.get(path).header("Link")).isEqualTo("<" + path + "?page=1>; rel=\"next\"");
    assertThat(client.get(path + "?page=1").headers("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"404, 404", "name-unknown, 404", "400, 400", "no-filter-header, 200"})
  void referrersMayBeUnknown(String mode, int status) throws IOException {
    registry.set(Switch.REFERRERS, mode);
    RawClient.Answer answer = client.get("/v2/a/referrers/" + DIGEST + "?artifactType=z");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers("OCI-Filters-Applied")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"seconds:7, 7", "date:60, 'Fri, 2 Jan 2026 03:05:05 GMT'", "none, ''"})
  void tooManyRequestsComeWithOrWithoutATime(String mode, String after) throws IOException {
    registry.set(Switch.THROTTLE, mode);
    RawClient.Answer answer = client.get(PATH);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo(after);
    assertThat(answer.header("ratelimit-limit")).isEqualTo("100;w=21600");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json|{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"service unavailable\"}]}",
        "html|<html><body><h1>503</h1></body></html>",
        "empty|''",
        "no-errors|{\"code\":\"UNAVAILABLE\",\"message\":\"service unavailable\"}",
        "broken|{\"errors\":[{\"code\":\"UNAVAILABLE\"",
        "detail-string|{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"service unavailable\",\"detail\":\"more about UNAVAILABLE\"}]}",
        "detail-array|{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"service unavailable\",\"detail\":[{\"Name\":\"a\"}]}]}",
        "detail-object|{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"service unavailable\",\"detail\":{\"name\":\"a\"}}]}",
      })
  void errorsComeInManyForms(String form, String body) throws IOException {
    registry.set(Switch.STATUS, "503").set(Switch.ERROR_BODY, form);
    RawClient.Answer answer = client.get(PATH);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body().strip()).isEqualTo(body);
  }

  @Test
  void connectionsMayEndInsteadOfAnswering() throws IOException {
    registry
        .set(Switch.CONNECTION, "close", Where.always().nth(1))
        .set(Switch.CONNECTION, "reset", Where.always().nth(1));
    assertThat(registry.requests()).isEmpty();
    assertThatThrownBy(() -> client.get(PATH)).isInstanceOf(IOException.class);
    assertThat(client.get(PATH).status()).isEqualTo(200);
    registry.set(Switch.CONNECTION, "close");
    assertThat(client.get(PATH).status()).isZero();
    registry.reset(Switch.CONNECTION).set(Switch.ACCEPTING, "close", Where.always().nth(1));
    assertThat(client.get(PATH).status()).isZero();
    assertThat(client.get(PATH).status()).isEqualTo(200);
    registry.set(Switch.PROTOCOL, "h2-only");
    assertThat(client.get(PATH).body()).hasSize(26);
  }

  @Test
  void answersMayCarryNoiseAndWarnings() throws IOException {
    registry.set(Switch.NOISE, "on").set(Switch.WARNING, "going away").set(Switch.PROTOCOL, "1.0");
    RawClient.Answer answer = client.get("/v2/");
    assertThat(answer.head()).startsWith("HTTP/1.0 200 OK");
    assertThat(answer.headers("Set-Cookie")).hasSize(2);
    assertThat(answer.header("Warning")).isEqualTo("299 - \"going away\"");
  }
}
