package dev.chartwright.oci;

import dev.chartwright.golang.os.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An OCI image layout: content in a folder, as {@code oci-layout}, {@code index.json} and {@code
 * blobs/<algorithm>/<hex>}.
 *
 * <p>Content is written to a temporary file, checked, and then renamed into place, so that nobody
 * sees half of it; {@code index.json} is replaced in one step too. Safe for use by several threads
 * and by several processes at once.
 *
 * <pre>{@code
 * OciLayout layout = OciLayout.create(Path.of("charts"));
 * Copy.copy(repository, "1.2.3", layout, "", CopyOptions.defaults());
 * layout.tags();  // [1.2.3]
 * }</pre>
 *
 * <p>Sources: OCI image specification 1.1 {@code image-layout.md}; oras-go v2.6.2 {@code
 * content/oci}.
 */
public final class OciLayout implements GraphTarget, TagLister, Deleter, ReferrerLister {
  private final Path root;
  private final LayoutIndex index;

  private OciLayout(Path root, OciLimits limits) {
    this.root = root;
    this.index = new LayoutIndex(root, limits);
  }

  /**
   * Opens a layout that exists.
   *
   * @throws InvalidLayoutException if the folder is none
   */
  public static OciLayout open(Path folder) {
    OciLayout layout = new OciLayout(folder.toAbsolutePath(), OciLimits.DEFAULT);
    layout.index.check();
    return layout;
  }

  /**
   * Opens a layout, and makes it if the folder is none yet.
   *
   * @throws InvalidLayoutException if there is one that we cannot read
   */
  public static OciLayout create(Path folder) {
    OciLayout layout = new OciLayout(folder.toAbsolutePath(), OciLimits.DEFAULT);
    layout.index.create();
    layout.index.check();
    return layout;
  }

  /** The folder. */
  public Path folder() {
    return root;
  }

  @Override
  public boolean exists(Descriptor target) {
    return target.digest().isValid() && Files.isRegularFile(blob(target.digest()));
  }

  @Override
  public InputStream fetch(Descriptor target) {
    if (!target.digest().isValid()) {
      throw notFound(target);
    }
    try {
      return Files.newInputStream(blob(target.digest()));
    } catch (NoSuchFileException e) {
      throw notFound(target);
    } catch (IOException e) {
      throw ContentIoException.reading(e);
    }
  }

  @Override
  public void push(Descriptor expected, Content content) {
    if (exists(expected)) {
      throw new AlreadyExistsException(expected);
    }
    store(expected, content);
    if (expected.isManifest()) {
      index.add(expected, "");
    }
  }

  private void store(Descriptor expected, Content content) {
    try {
      expected.digest().validate();
      Path ingest = Files.createDirectories(root.resolve("ingest"));
      Path temporary = Files.createTempFile(ingest, expected.digest().encoded() + "_", "");
      try {
        BlobFile.write(temporary, expected, content);
        Path blob = blob(expected.digest());
        Files.createDirectories(blob.resolveSibling(""));
        AtomicFile.publish(temporary, blob);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (InvalidDigestException e) {
      throw IntegrityException.invalidDigest(expected, e);
    } catch (IOException e) {
      throw ContentIoException.writing(e);
    }
  }

  @Override
  public void tag(Descriptor descriptor, String reference) {
    if (reference.isEmpty()) {
      throw new InvalidReferenceException("", "missing reference");
    }
    if (!exists(descriptor)) {
      throw notFound(descriptor);
    }
    index.add(descriptor, reference.equals(descriptor.digest().text()) ? "" : reference);
  }

  /**
   * Takes a name away; the content stays.
   *
   * @throws NotFoundException if there is no such name
   */
  public void untag(String reference) {
    index.untag(reference);
  }

  @Override
  public Descriptor resolve(String reference) {
    for (Descriptor each : index.read()) {
      if (reference.equals(each.annotations().get(Annotations.REF_NAME))) {
        return each;
      }
    }
    Digest digest = Digest.of(reference);
    for (Descriptor each : index.read()) {
      if (each.digest().equals(digest)) {
        return each.plain();
      }
    }
    if (digest.isValid() && Files.isRegularFile(blob(digest))) {
      try {
        return Descriptor.of(MediaTypes.OCTET_STREAM, digest, Files.size(blob(digest)));
      } catch (IOException e) {
        throw ContentIoException.reading(e);
      }
    }
    throw NotFoundException.of(reference);
  }

  /** Hands over the tags, sorted, in one page. */
  @Override
  public void tags(String last, Consumer<List<String>> page) {
    TreeSet<String> tags = new TreeSet<>();
    for (Descriptor each : index.read()) {
      String tag = each.annotations().getOrDefault(Annotations.REF_NAME, "");
      if (!tag.isEmpty() && (last.isEmpty() || tag.compareTo(last) > 0)) {
        tags.add(tag);
      }
    }
    page.accept(List.copyOf(tags));
  }

  /** Removes content and its names; what it points to stays. */
  @Override
  public void delete(Descriptor target) {
    if (!exists(target)) {
      throw notFound(target);
    }
    index.remove(target);
    try {
      Files.deleteIfExists(blob(target.digest()));
    } catch (IOException e) {
      throw ContentIoException.writing(e);
    }
  }

  @Override
  public List<Descriptor> predecessors(Descriptor node) {
    return new LayoutGraph(this, index.read()).predecessors(node);
  }

  @Override
  public List<Descriptor> referrers(Descriptor subject, String artifactType) {
    List<Descriptor> found = new ArrayList<>();
    for (Descriptor each : new LayoutGraph(this, index.read()).referrers(subject)) {
      if (artifactType.isEmpty() || artifactType.equals(each.artifactType())) {
        found.add(each);
      }
    }
    return List.copyOf(found);
  }

  private Path blob(Digest digest) {
    return root.resolve("blobs").resolve(digest.algorithm()).resolve(digest.encoded());
  }

  private static NotFoundException notFound(Descriptor descriptor) {
    return NotFoundException.of(descriptor.digest() + ": " + descriptor.mediaType());
  }
}
