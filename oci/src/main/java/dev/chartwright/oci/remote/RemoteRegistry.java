package dev.chartwright.oci.remote;

import dev.chartwright.http.HttpRequest;
import dev.chartwright.http.HttpResponse;
import dev.chartwright.http.TransportException;
import dev.chartwright.oci.NotFoundException;
import dev.chartwright.oci.OciException;
import dev.chartwright.oci.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A registry as a whole.
 *
 * <pre>{@code
 * RemoteRegistry registry = RemoteRegistry.of("r.example", client, RemoteOptions.defaults());
 * registry.ping();          // throws if it is no registry, or does not let us in
 * registry.repositories();  // [charts/app, charts/db]
 * }</pre>
 *
 * <p>Safe for use by several threads. Sources: OCI distribution specification 1.1; oras-go v2.6.2
 * {@code registry/remote/registry.go}.
 */
public final class RemoteRegistry {
  private final Reference reference;
  private final AuthClient client;
  private final RemoteOptions options;

  private RemoteRegistry(Reference reference, AuthClient client, RemoteOptions options) {
    this.reference = reference;
    this.client = client;
    this.options = options;
  }

  /**
   * The registry at a host.
   *
   * @param host host with the port if there is one; {@code docker.io} means Docker Hub
   * @throws dev.chartwright.oci.InvalidReferenceException {@code invalid reference: invalid
   *     registry "…"}
   */
  public static RemoteRegistry of(String host, AuthClient client, RemoteOptions options) {
    return new RemoteRegistry(Reference.ofRegistry(host), client, options);
  }

  /**
   * Asks {@code /v2/} whether this is a registry that lets us in.
   *
   * @throws NotFoundException {@code not found} if there is no registry
   * @throws RegistryErrorException if it does not let us in
   */
  public void ping() {
    ping(client);
  }

  private void ping(AuthClient with) {
    Calls calls = new Calls(with, reference, options);
    try (HttpResponse response = calls.send(HttpRequest.get(calls.url("")))) {
      if (response.status() == 404) {
        throw NotFoundException.ofService();
      }
      if (response.status() != 200) {
        throw calls.error(response);
      }
    }
  }

  /**
   * Tries whether the client's credential is good: with an OAuth2 token request first, and if that
   * fails with an ordinary one, whose error is thrown if it fails too.
   */
  public void login() {
    try {
      ping(client.with(client.options().withForceOauth2(true)));
    } catch (OciException | TransportException e) {
      ping(client.with(client.options().withForceOauth2(false)));
    }
  }

  /**
   * Hands over the repositories of the registry, page by page.
   *
   * @param last start after this one; empty for the start
   */
  public void repositories(String last, Consumer<List<String>> page) {
    Calls calls = new Calls(client, reference, options);
    new Pages(calls, "repository", Scopes.CATALOG)
        .texts(calls.url("_catalog"), last, "repositories", page);
  }

  /** All repositories of the registry. */
  public List<String> repositories() {
    List<String> all = new ArrayList<>();
    repositories("", all::addAll);
    return all;
  }

  /**
   * One of its repositories.
   *
   * @throws dev.chartwright.oci.InvalidReferenceException if the path is none
   */
  public RemoteRepository repository(String path) {
    return RemoteRepository.of(reference.withRepository(path), client, options);
  }
}
