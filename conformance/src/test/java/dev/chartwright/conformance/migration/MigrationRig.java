package dev.chartwright.conformance.migration;

import dev.chartwright.http.ExchangeListener;
import dev.chartwright.http.RetryPolicy;
import dev.chartwright.http.RetryingTransport;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.credentials.FixedStore;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getters;
import dev.chartwright.repo.getter.HttpGetter;
import dev.chartwright.repo.getter.OciGetter;
import dev.chartwright.repo.migration.IndexSource;
import dev.chartwright.repo.migration.MigrationEvents;
import dev.chartwright.repo.migration.MigrationLimits;
import dev.chartwright.repo.migration.MigrationOptions;
import dev.chartwright.repo.migration.MigrationOutcome;
import dev.chartwright.repo.migration.MigrationReport;
import dev.chartwright.repo.migration.RegistryDestination;
import dev.chartwright.repo.migration.RepoMigration;
import dev.chartwright.testkit.ChartBuilder;
import dev.chartwright.testkit.Endpoint;
import dev.chartwright.testkit.RecordedRequest;
import dev.chartwright.testkit.ScriptedRegistry;
import dev.chartwright.testkit.ScriptedRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A repository, a registry, and the library between them; retries wait for nothing. */
final class MigrationRig implements AutoCloseable {
  static final String PATH = "team/charts";

  final ScriptedRepository repository = ScriptedRepository.start();
  final ScriptedRegistry registry = ScriptedRegistry.start();
  final List<MigrationOutcome> outcomes = new ArrayList<>();
  private final Transport transport =
      RetryingTransport.of(
          SocketTransport.of(TransportOptions.defaults()),
          RetryPolicy.defaults(),
          ExchangeListener.NONE,
          pause -> {},
          new Random(1),
          Clock.systemUTC());
  private final Path scratch;

  MigrationRig(Path scratch) {
    this.scratch = scratch;
  }

  /** A rig with three versions of one chart in the repository. */
  static MigrationRig withThreeVersions(Path scratch) {
    MigrationRig rig = new MigrationRig(scratch);
    for (String version : List.of("1.2.0", "1.1.0", "1.0.0")) {
      rig.repository.add(ChartBuilder.of("web", version));
    }
    return rig;
  }

  RepoMigration migration(MigrationOptions options) {
    ChartRegistry client =
        ChartRegistry.of(transport, FixedStore.anonymous(), "test/1").withPlainHttp(true);
    HttpGetter http = HttpGetter.of(transport, "test/1");
    return RepoMigration.of(
        IndexSource.open(
            repository.url(),
            Getters.of(() -> http, () -> OciGetter.of(() -> client)),
            GetOptions.none(),
            () -> client,
            scratch,
            MigrationLimits.DEFAULT),
        RegistryDestination.of(client, "oci://" + registry.host() + "/" + PATH),
        options);
  }

  /** Moves everything, one version at a time, and remembers the outcomes. */
  MigrationReport run() {
    return run(MigrationOptions.defaults().withParallel(1));
  }

  MigrationReport run(MigrationOptions options) {
    outcomes.clear();
    return migration(options)
        .run(
            new MigrationEvents() {
              @Override
              public void finished(MigrationOutcome outcome) {
                outcomes.add(outcome);
              }
            });
  }

  /** {@code 1.2.0 sent}, one after the other. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (MigrationOutcome each : outcomes) {
      words.add(each.entry().version() + " " + each.status().word());
    }
    return words;
  }

  /** The requests to the registry that store something. */
  List<RecordedRequest> stores() {
    List<RecordedRequest> stores = new ArrayList<>(registry.requests());
    stores.removeIf(each ->
        each.method().equals("GET")
            || each.method().equals("HEAD")
            || each.endpoint() == Endpoint.TOKEN);
    return stores;
  }

  List<String> tags() {
    return registry.tags(PATH + "/web");
  }

  @Override
  public void close() {
    transport.close();
    registry.close();
    repository.close();
  }
}
