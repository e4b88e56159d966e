package dev.chartwright.oci.remote;

import dev.chartwright.oci.Content;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Deleter;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.FetchedContent;
import dev.chartwright.oci.GraphTarget;
import dev.chartwright.oci.Mounter;
import dev.chartwright.oci.Reference;
import dev.chartwright.oci.ReferenceFetcher;
import dev.chartwright.oci.ReferencePusher;
import dev.chartwright.oci.ReferrerLister;
import dev.chartwright.oci.TagLister;
import dev.chartwright.oci.VerifyingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A repository of a registry.
 *
 * <p>A descriptor of a manifest's media type goes to and comes from the registry's manifests, any
 * other its blobs. Streams that it gives check themselves. Safe for use by several threads.
 *
 * <pre>{@code
 * RemoteRepository repository =
 *     RemoteRepository.of(Reference.parse("r.example/charts/app"), client, RemoteOptions.defaults());
 * repository.tags();                    // [1.0.0, 1.1.0]
 * repository.resolve("1.1.0").digest(); // sha256:…
 * }</pre>
 *
 * <p>Failures: {@link dev.chartwright.oci.NotFoundException}, {@link RegistryErrorException},
 * {@link ResponseException}, {@link AuthException}, {@link
 * dev.chartwright.http.TransportException}. Sources: OCI distribution specification 1.1; oras-go
 * v2.6.2 {@code registry/remote/repository.go}.
 */
public final class RemoteRepository
    implements GraphTarget,
        ReferenceFetcher,
        ReferencePusher,
        Mounter,
        TagLister,
        Deleter,
        ReferrerLister {
  private final Calls calls;
  private final AuthClient client;
  private final Referrers referrers;

  private RemoteRepository(Calls calls, AuthClient client, Referrers referrers) {
    this.calls = calls;
    this.client = client;
    this.referrers = referrers;
  }

  /**
   * The repository that a reference names; its tag or digest is not looked at.
   *
   * @throws dev.chartwright.oci.InvalidReferenceException if it names no repository
   */
  public static RemoteRepository of(Reference reference, AuthClient client, RemoteOptions options) {
    reference.validateRegistry();
    reference.validateRepository();
    Calls calls = new Calls(client, reference.withReference(""), options);
    return new RemoteRepository(calls, client, new Referrers(calls));
  }

  /** Registry and repository. */
  public Reference reference() {
    return calls.reference();
  }

  /** This repository with other options. */
  public RemoteRepository with(RemoteOptions options) {
    return of(calls.reference(), client, options);
  }

  /** This repository with tokens that allow these actions from the start. */
  public RemoteRepository withActions(String... actions) {
    return with(calls.options().withActions(actions));
  }

  @Override
  public Descriptor resolve(String reference) {
    return new ManifestHead(calls).resolve(calls.reference().resolve(reference));
  }

  /** Finds out type and size of a blob. */
  public Descriptor resolveBlob(Digest digest) {
    return new BlobHead(calls).resolve(digest);
  }

  @Override
  public FetchedContent fetchReference(String reference) {
    return new ManifestGet(calls).fetch(calls.reference().resolve(reference));
  }

  @Override
  public InputStream fetch(Descriptor target) {
    return target.isManifest()
        ? new ManifestGet(calls).fetch(target)
        : new BlobGet(calls).fetch(target);
  }

  @Override
  public boolean exists(Descriptor target) {
    return target.isManifest()
        ? new ManifestHead(calls).exists(target.digest())
        : new BlobHead(calls).exists(target.digest());
  }

  @Override
  public void push(Descriptor expected, Content content) {
    if (expected.isManifest()) {
      pushManifest(expected, content, expected.digest().text());
    } else {
      new BlobUpload(calls).push(expected, content);
    }
  }

  @Override
  public void pushReference(Descriptor expected, Content content, String reference) {
    pushManifest(expected, content, calls.reference().resolve(reference).reference());
  }

  private void pushManifest(Descriptor expected, Content content, String reference) {
    ManifestPut put = new ManifestPut(calls);
    byte[] bytes = put.read(expected, content);
    boolean noticed = put.push(expected, bytes, reference);
    referrers.pushed(expected, bytes, noticed);
  }

  /** Names a manifest: reads it by its digest and stores it again under the reference. */
  @Override
  public void tag(Descriptor descriptor, String reference) {
    String name = calls.reference().resolve(reference).reference();
    byte[] bytes = read(calls.hinting("pull", "push"), descriptor);
    boolean unused = new ManifestPut(calls).push(descriptor, bytes, name);
  }

  private static byte[] read(Calls calls, Descriptor manifest) {
    try (InputStream in = new ManifestGet(calls).fetch(manifest)) {
      return VerifyingInputStream.readAll(in, manifest, calls.limits().metadataBytes());
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  @Override
  public void tags(String last, Consumer<List<String>> page) {
    String url = calls.url(calls.reference().repository() + "/tags/list");
    new Pages(calls, "tag", calls.scopes("pull")).texts(url, last, "tags", page);
  }

  @Override
  public boolean mount(Descriptor blob, String fromRepository, @Nullable Content fallback) {
    return new BlobMount(calls).mount(blob, fromRepository, fallback);
  }

  @Override
  public void delete(Descriptor target) {
    if (!target.isManifest()) {
      new ContentDelete(calls).blob(target.digest());
      return;
    }
    if (referrers.concerns(target)) {
      referrers.deleting(target, read(calls.hinting("pull", "delete"), target));
    }
    new ContentDelete(calls).manifest(target.digest());
  }

  @Override
  public List<Descriptor> referrers(Descriptor subject, String artifactType) {
    return referrers.list(subject, artifactType);
  }

  /** The referrers of a manifest: a registry knows of no other predecessors. */
  @Override
  public List<Descriptor> predecessors(Descriptor node) {
    return node.isManifest() ? referrers.list(node, "") : List.of();
  }
}
