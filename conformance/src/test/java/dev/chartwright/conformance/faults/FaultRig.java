package dev.chartwright.conformance.faults;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.Timeouts;
import dev.chartwright.http.TlsOptions;
import dev.chartwright.http.Transport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.credentials.Credential;
import dev.chartwright.oci.remote.AuthClient;
import dev.chartwright.oci.remote.AuthOptions;
import dev.chartwright.oci.remote.CredentialSource;
import dev.chartwright.oci.remote.RemoteOptions;
import dev.chartwright.oci.remote.RemoteRegistry;
import dev.chartwright.oci.remote.RemoteRepository;
import dev.chartwright.testkit.ScriptedRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A scripted registry, a client for it, and an artifact to send back and forth. */
final class FaultRig implements AutoCloseable {
  static final String PATH = "team/web";
  static final Credential ADA = Credential.of("ada", "lovelace");

  /** What is waited for between two signs of life, unless silence is what is tested. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration IMPATIENCE = Duration.ofMillis(1200);

  private final ScriptedRegistry registry;
  private final PacedTransport transport;
  private final AuthClient client;
  private final RemoteOptions options;
  private final List<String> warnings = new ArrayList<>();

  private FaultRig(
      ScriptedRegistry registry, PacedTransport transport, AuthClient client, boolean plain) {
    this.registry = registry;
    this.transport = transport;
    this.client = client;
    this.options = RemoteOptions.defaults().withPlainHttp(plain).withWarnings(warnings::add);
  }

  /** A rig whose client knows that credential for the registry. */
  static FaultRig of(ScriptedRegistry.Builder builder, Credential credential) {
    return of(builder, credential, AuthOptions.defaults(), TlsOptions.defaults());
  }

  static FaultRig of(
      ScriptedRegistry.Builder builder, Credential credential, AuthOptions auth, TlsOptions tls) {
    ScriptedRegistry registry = builder.start();
    return of(
        registry, CredentialSource.of(registry.host(), credential), auth, tls, sockets -> sockets);
  }

  /** A rig whose client asks that source, and whose transport is wrapped into another. */
  static FaultRig of(
      ScriptedRegistry registry,
      CredentialSource source,
      AuthOptions auth,
      TlsOptions tls,
      UnaryOperator<Transport> wrapping) {
    Transport sockets = SocketTransport.of(TransportOptions.defaults().withTls(tls));
    PacedTransport transport = new PacedTransport(sockets);
    AuthClient client = AuthClient.of(wrapping.apply(transport), source, auth);
    boolean plain = registry.certificates().isEmpty();
    return new FaultRig(registry, transport, client, plain);
  }

  /** A registry without accounts and a client without credentials. */
  static FaultRig open() {
    return of(ScriptedRegistry.builder(), Credential.EMPTY);
  }

  /** A registry that gives tokens to {@link #ADA}, and her client. */
  static FaultRig bearer() {
    return of(
        ScriptedRegistry.builder()
            .with(dev.chartwright.testkit.Switch.AUTH, "bearer")
            .account(ADA.username(), ADA.password()),
        ADA);
  }

  ScriptedRegistry registry() {
    return registry;
  }

  /** The texts of warnings that the registry sent. */
  List<String> warnings() {
    return warnings;
  }

  RemoteRepository repository() {
    return repository(options);
  }

  RemoteRepository repository(RemoteOptions others) {
    return RemoteRepository.of(Reference.parse(registry.host() + "/" + PATH), client, others);
  }

  RemoteOptions options() {
    return options;
  }

  RemoteRegistry remoteRegistry() {
    return RemoteRegistry.of(registry.host(), client, options);
  }

  /** Pushes an artifact of three parts under a tag, as a chart is pushed. */
  void push(Artifact artifact, String tag) {
    push(artifact, tag, repository().withActions("pull", "push"));
  }

  void push(Artifact artifact, String tag, RemoteRepository to) {
    push(artifact, tag, to, 3);
  }

  /** The same with so many transfers at a time. */
  void push(Artifact artifact, String tag, RemoteRepository to, int transfers) {
    CopyOptions options = CopyOptions.defaults().withConcurrency(transfers);
    Copy.copy(artifact.store(tag), tag, to, tag, options);
  }

  /** Pulls what a tag names into memory, checking all of it, and returns the layer. */
  byte[] pull(String tag) {
    return pull(tag, repository());
  }

  byte[] pull(String tag, RemoteRepository from) {
    MemoryStore store = MemoryStore.create();
    Descriptor root = Copy.copy(from, tag, store, tag, CopyOptions.defaults());
    byte[] manifest = read(store, root);
    return read(store, Artifact.layer(manifest));
  }

  static byte[] read(MemoryStore store, Descriptor descriptor) {
    try (InputStream in = store.fetch(descriptor)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    transport.close();
    registry.close();
  }

  /** Makes the client give up soon when nothing comes. */
  FaultRig impatient() {
    transport.idle = IMPATIENCE;
    return this;
  }

  /** Waits less than the usual minutes. */
  private static final class PacedTransport implements Transport {
    private final Transport inner;
    private volatile Duration idle = PATIENCE;

    PacedTransport(Transport inner) {
      this.inner = inner;
    }

    @Override
    public HttpResponse exchange(HttpRequest request) {
      return inner.exchange(request.withTimeouts(Timeouts.defaults().withIdle(idle)));
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
