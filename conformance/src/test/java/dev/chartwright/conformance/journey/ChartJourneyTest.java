package dev.chartwright.conformance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chartwright.action.ChartSource;
import dev.chartwright.action.ConnectionOptions;
import dev.chartwright.action.Create;
import dev.chartwright.action.Package;
import dev.chartwright.action.PackageRequest;
import dev.chartwright.action.Pull;
import dev.chartwright.action.PullRequest;
import dev.chartwright.action.Push;
import dev.chartwright.action.PushRequest;
import dev.chartwright.action.RegistryLogin;
import dev.chartwright.action.RegistryLogout;
import dev.chartwright.action.RegistryTags;
import dev.chartwright.action.RegistryWhoami;
import dev.chartwright.action.Settings;
import dev.chartwright.action.Show;
import dev.chartwright.action.ShowFormat;
import dev.chartwright.golang.slog.LogSink;
import dev.chartwright.http.ExchangeListener;
import dev.chartwright.registry.PushResult;
import dev.chartwright.registry.RegistryEvents;
import dev.chartwright.registryserver.RegistryConfig;
import dev.chartwright.registryserver.RegistryServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chart on its way through every module, by the verbs that a Java program would call. */
class ChartJourneyTest {
  @TempDir Path folder;

  private RegistryServer server;
  private Settings settings;
  private ConnectionOptions plain;

  @BeforeEach
  void start() {
    server = RegistryServer.start(RegistryConfig.builder().user("ada", "lovelace").build());
    plain = ConnectionOptions.defaults().withPlainHttp(true);
    settings =
        new Settings(
            folder.resolve("registry/config.json").toString(),
            folder.resolve("repositories.yaml").toString(),
            folder.resolve("repository").toString(),
            folder.resolve("content").toString(),
            folder.resolve("starters").toString(),
            Map.of("HOME", folder.toString(), "DOCKER_CONFIG", folder.resolve("d").toString()),
            "Linux",
            "journey/1.0",
            LogSink.none(),
            ExchangeListener.NONE,
            text -> {});
    RegistryLogin.of(settings)
        .run(server.authority(), plain.withCredentials("ada", "lovelace"), RegistryEvents.NONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aChartComesBackByTagRangeAndDigestAsItWent() throws IOException {
    Path archive = packed("web", "1.2.0");
    PushResult pushed = push(archive);
    packedAndPushed("web", "1.10.0");
    assertThat(tags("web")).containsExactly("1.10.0", "1.2.0");
    assertThat(pulled("/web", "1.2.0")).hasSameBinaryContentAs(archive);
    assertThat(pulled("/web", "<1.5")).hasSameBinaryContentAs(archive);
    assertThat(pulled("/web", "").getFileName()).hasToString("web-1.10.0.tgz");
    assertThat(pulled("/web@" + pushed.manifest().digest(), "")).hasSameBinaryContentAs(archive);
  }

  @Test
  void plusSignsTravelAsUnderscores() throws IOException {
    Path archive = packed("web", "1.0.0+build.7");
    assertThat(push(archive).reference().tag()).isEqualTo("1.0.0_build.7");
    assertThat(pulled("/web", "1.0.0+build.7")).hasSameBinaryContentAs(archive);
  }

  @Test
  void provenanceGoesAlongAndComesBack() throws IOException {
    Path archive = packed("web", "1.0.0");
    Files.writeString(Path.of(archive + ".prov"), "signed");
    assertThat(push(archive).provenance()).isPresent();
    Path target = Files.createDirectory(folder.resolve("with-provenance"));
    Pull.of(settings)
        .run(
            PullRequest.of(source("/web", "1.0.0"))
                .withDestination(target.toString())
                .withProvenance(),
            RegistryEvents.NONE);
    assertThat(target.resolve("web-1.0.0.tgz.prov")).hasContent("signed");
  }

  @Test
  void aChartIsShownFromTheRegistryAsFromItsFolder() throws IOException {
    packedAndPushed("web", "1.0.0");
    byte[] remote =
        Show.of(settings).run(source("/web", "1.0.0"), ShowFormat.ALL, "", RegistryEvents.NONE);
    byte[] local =
        Show.of(settings)
            .run(
                ChartSource.of(folder.resolve("web").toString()),
                ShowFormat.ALL,
                "",
                RegistryEvents.NONE);
    assertThat(new String(remote, StandardCharsets.UTF_8))
        .isEqualTo(new String(local, StandardCharsets.UTF_8).replace("0.1.0", "1.0.0"));
  }

  @Test
  void aWrongPasswordIsNotKept() {
    RegistryLogout.of(settings).run(server.authority());
    ConnectionOptions wrong = plain.withCredentials("ada", "babbage");
    assertThatThrownBy(
            () -> RegistryLogin.of(settings).run(server.authority(), wrong, RegistryEvents.NONE))
        .hasMessageContaining("response status code 401: unauthorized");
    assertThat(RegistryWhoami.of(settings).run(server.authority())).isEmpty();
  }

  @Test
  void whoamiTellsTheFileAndTheNameButNoSecret() {
    RegistryWhoami.Identity identity =
        RegistryWhoami.of(settings).run(server.authority()).orElseThrow();
    assertThat(identity.username()).isEqualTo("ada");
    assertThat(identity.origin().source()).isEqualTo(settings.registryConfig());
    assertThat(identity.toString()).doesNotContain("lovelace");
  }

  @Test
  void anArchiveThatReachesOutIsRefusedAndWritesNothing() throws IOException {
    Path hostile = folder.resolve("hostile.tgz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(hostile))) {
      out.write(tarEntry("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"));
      out.write(tarEntry("web/../../escaped", "evil"));
      out.write(new byte[1024]);
    }
    assertThatThrownBy(() -> push(hostile))
        .hasMessage("chart illegally references parent directory");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("escaped");
    }
  }

  @Test
  void aFailedPullLeavesNoFileBehind() throws IOException {
    Path target = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() ->
            Pull.of(settings)
                .run(
                    PullRequest.of(source("/nosuch", "1.0.0")).withDestination(target.toString()),
                    RegistryEvents.NONE))
        .hasMessageContaining("failed to perform \"FetchReference\" on source");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void thirtyTwoThreadsPushAndPullAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      List<Path> archives = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        archives.add(packed("c" + i % 4, "1.0." + i));
      }
      List<Future<Path>> results = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        int number = i;
        results.add(
            threads.submit(() -> {
              push(archives.get(number));
              return pulled("/c" + number % 4, "1.0." + number);
            }));
      }
      for (int i = 0; i < 32; i++) {
        assertThat(results.get(i).get()).hasSameBinaryContentAs(archives.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aLargeChartIsStreamed() throws IOException {
    Path chart = folder.resolve("big");
    Create.of(settings, Clock.systemUTC()).run(chart.toString(), "", warning -> {});
    byte[] noise = new byte[24 << 20];
    new Random(7).nextBytes(noise);
    Files.write(chart.resolve("noise.bin"), noise);
    Path archive = pack(chart, "1.0.0");
    List<Long> progress = new ArrayList<>();
    RegistryEvents counting =
        new RegistryEvents() {
          @Override
          public void progress(String what, long moved, long total) {
            synchronized (progress) {
              progress.add(moved);
            }
          }
        };
    Push.of(settings, ZoneOffset.UTC).run(request(archive), counting);
    assertThat(progress).isNotEmpty();
    assertThat(pulled("/big", "1.0.0")).hasSameBinaryContentAs(archive);
  }

  private void packedAndPushed(String name, String version) throws IOException {
    push(packed(name, version));
  }

  private Path packed(String name, String version) throws IOException {
    Path chart = folder.resolve(name);
    if (!Files.exists(chart)) {
      Create.of(settings, Clock.systemUTC()).run(chart.toString(), "", warning -> {});
    }
    return pack(chart, version);
  }

  private Path pack(Path chart, String version) {
    return Path.of(
        Package.of(settings, Clock.systemUTC())
            .run(
                PackageRequest.of(chart.toString())
                    .withVersion(version)
                    .withDestination(folder.resolve("packed").toString())
                    .withSourceDateEpoch(Instant.ofEpochSecond(1_700_000_000))));
  }

  private PushResult push(Path archive) {
    return Push.of(settings, ZoneOffset.UTC).run(request(archive), RegistryEvents.NONE);
  }

  private PushRequest request(Path archive) {
    return PushRequest.of(archive.toString(), "oci://" + server.authority() + "/charts")
        .withConnection(plain);
  }

  private List<String> tags(String name) {
    return RegistryTags.of(settings).run("oci://" + server.authority() + "/charts/" + name, plain);
  }

  private ChartSource source(String path, String version) {
    return ChartSource.of("oci://" + server.authority() + "/charts" + path)
        .withVersion(version)
        .withConnection(plain);
  }

  private Path pulled(String path, String version) throws IOException {
    Path target = Files.createTempDirectory(folder, "pulled");
    return Pull.of(settings)
        .run(
            PullRequest.of(source(path, version)).withDestination(target.toString()),
            RegistryEvents.NONE)
        .archive()
        .orElseThrow();
  }

  /** A ustar entry with its content, padded to blocks. */
  private static byte[] tarEntry(String name, String content) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[512 + (data.length + 511) / 512 * 512];
    put(block, 0, name);
    put(block, 100, "0000644\0");
    put(block, 108, "0000000\0");
    put(block, 116, "0000000\0");
    put(block, 124, "00000000000".substring(Integer.toOctalString(data.length).length()));
    put(
        block,
        124 + 11 - Integer.toOctalString(data.length).length(),
        Integer.toOctalString(data.length));
    put(block, 136, "00000000000\0");
    put(block, 148, "        ");
    put(block, 156, "0");
    put(block, 257, "ustar\00000");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += block[i] & 0xff;
    }
    put(block, 148, "0" + Integer.toOctalString(sum) + "\0 ");
    System.arraycopy(data, 0, block, 512, data.length);
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
