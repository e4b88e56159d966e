package dev.chartwright.registry;

import dev.chartwright.oci.Content;
import dev.chartwright.oci.ContentIoException;
import dev.chartwright.oci.Copy;
import dev.chartwright.oci.CopyListener;
import dev.chartwright.oci.CopyOptions;
import dev.chartwright.oci.Descriptor;
import dev.chartwright.oci.Digest;
import dev.chartwright.oci.Manifest;
import dev.chartwright.oci.MediaTypes;
import dev.chartwright.oci.MemoryStore;
import dev.chartwright.oci.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One push: makes config, layers and manifest, and copies them with the tag last. */
final class ChartPush {
  private static final int BUFFER = 64 * 1024;

  private final ChartUpload request;
  private final ChartReference reference;
  private final RegistryEvents events;

  ChartPush(ChartUpload request, RegistryEvents events) {
    this.request = request;
    this.reference = ChartReference.parse(request.reference());
    this.events = events;
    String end = "/" + request.metadata().name() + ":" + request.metadata().version();
    if (request.strict() && !request.reference().endsWith(end)) {
      throw new ChartRegistryException(
          "strict mode enabled, ref basename and tag must match the chart name and version");
    }
  }

  ChartReference reference() {
    return reference;
  }

  /** Stores the chart with the requests of {@code helm push}. */
  PushResult run(Target repository) {
    return run(repository, Copy::extended);
  }

  /** Stores the chart with as few requests as will do: the manifest goes to its tag at once. */
  PushResult runShort(Target repository) {
    return run(repository, Copy::copy);
  }

  @FunctionalInterface
  private interface Way {
    Descriptor go(
        MemoryStore from, String reference, Target to, String toReference, CopyOptions options);
  }

  private PushResult run(Target repository, Way way) {
    try (MemoryStore store = MemoryStore.create()) {
      Descriptor chart = describe(request.chart());
      store.add(chart, request.chart());
      Descriptor config =
          store.add(
              ChartMediaTypes.CONFIG, request.metadata().toJson().getBytes(StandardCharsets.UTF_8));
      List<Descriptor> layers = new ArrayList<>(List.of(chart));
      Optional<Descriptor> provenance =
          request.provenance().map(bytes -> store.add(ChartMediaTypes.PROVENANCE, bytes));
      provenance.ifPresent(layers::add);
      Descriptor manifest = store.add(MediaTypes.OCI_MANIFEST, manifest(config, layers));
      store.tag(manifest, reference.toString());
      CopyListener progress =
          new CopyListener() {
            @Override
            public void transferred(Descriptor descriptor, long bytes) {
              if (descriptor.equals(chart)) {
                events.progress(reference.toString(), bytes, descriptor.size());
              }
            }
          };
      Descriptor unused =
          way.go(
              store,
              reference.toString(),
              repository,
              reference.toString(),
              CopyOptions.defaults().withListener(progress));
      PushResult result =
          new PushResult(reference, manifest, config, chart, provenance, request.metadata());
      events.pushed(result);
      return result;
    }
  }

  /** The bytes that Helm writes for the same parts: no media type, layers sorted by digest. */
  private byte[] manifest(Descriptor config, List<Descriptor> layers) {
    Manifest.Builder manifest = Manifest.builder().config(config);
    List<Descriptor> sorted = new ArrayList<>(layers);
    sorted.sort(Comparator.comparing(Descriptor::digest));
    sorted.forEach(manifest::layer);
    Map<String, String> annotations = new TreeMap<>(request.annotations());
    annotations.putAll(ChartAnnotations.of(request.metadata(), request.created()));
    annotations.forEach(manifest::annotation);
    return manifest.build().bytes();
  }

  private static Descriptor describe(Content content) {
    MessageDigest hash = sha256();
    try (InputStream in = content.open()) {
      byte[] buffer = new byte[BUFFER];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        hash.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
    return Descriptor.of(ChartMediaTypes.CHART, Digest.of("sha256", hash.digest()), content.size());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
