package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One change of what repositories hold; the journal is a row of these, and replaying it gives the
 * state.
 */
sealed interface Change {
  String repository();

  /** A blob can be seen in the repository from now on. */
  record BlobAdded(String repository, Digest digest, long size) implements Change {}

  /** The blob can no longer be seen in the repository. */
  record BlobRemoved(String repository, Digest digest) implements Change {}

  /** A manifest is there, and the tags point to it. */
  record ManifestAdded(String repository, ManifestEntry manifest, List<String> tags)
      implements Change {}

  /** The manifest and all tags that pointed to it are gone. */
  record ManifestRemoved(String repository, Digest digest) implements Change {}

  /** The tag is gone; what it pointed to stays. */
  record TagRemoved(String repository, String tag) implements Change {}

  /** The bytes of the record in the journal. */
  default byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      if (this instanceof BlobAdded added) {
        start(out, 1).writeUTF(added.digest().text());
        out.writeLong(added.size());
      } else if (this instanceof BlobRemoved removed) {
        start(out, 2).writeUTF(removed.digest().text());
      } else if (this instanceof ManifestAdded added) {
        start(out, 3);
        writeManifest(out, added);
      } else if (this instanceof ManifestRemoved removed) {
        start(out, 4).writeUTF(removed.digest().text());
      } else if (this instanceof TagRemoved removed) {
        start(out, 5).writeUTF(removed.tag());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private DataOutputStream start(DataOutputStream out, int kind) throws IOException {
    out.writeByte(kind);
    out.writeUTF(repository());
    return out;
  }

  private static void writeManifest(DataOutputStream out, ManifestAdded added) throws IOException {
    ManifestEntry manifest = added.manifest();
    out.writeUTF(manifest.digest().text());
    out.writeUTF(manifest.mediaType());
    out.writeLong(manifest.size());
    out.writeInt(manifest.references().size());
    for (Digest reference : manifest.references()) {
      out.writeUTF(reference.text());
    }
    Digest subject = manifest.subject();
    out.writeUTF(subject == null ? "" : subject.text());
    out.writeUTF(manifest.artifactType());
    byte[] descriptor = manifest.descriptor().getBytes(StandardCharsets.UTF_8);
    out.writeInt(descriptor.length);
    out.write(descriptor);
    out.writeInt(added.tags().size());
    for (String tag : added.tags()) {
      out.writeUTF(tag);
    }
  }

  /** Reads a record back. */
  static Change decode(byte[] record) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
    int kind = in.readByte();
    String repository = in.readUTF();
    return switch (kind) {
      case 1 -> new BlobAdded(repository, Digest.of(in.readUTF()), in.readLong());
      case 2 -> new BlobRemoved(repository, Digest.of(in.readUTF()));
      case 3 -> readManifest(repository, in);
      case 4 -> new ManifestRemoved(repository, Digest.of(in.readUTF()));
      case 5 -> new TagRemoved(repository, in.readUTF());
      default -> throw new IOException("journal record of unknown kind " + kind);
    };
  }

  private static Change readManifest(String repository, DataInputStream in) throws IOException {
    Digest digest = Digest.of(in.readUTF());
    String mediaType = in.readUTF();
    long size = in.readLong();
    List<Digest> references = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      references.add(Digest.of(in.readUTF()));
    }
    String subject = in.readUTF();
    String artifactType = in.readUTF();
    String descriptor = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    List<String> tags = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      tags.add(in.readUTF());
    }
    ManifestEntry manifest =
        new ManifestEntry(
            digest,
            mediaType,
            size,
            references,
            subject.isEmpty() ? null : Digest.of(subject),
            artifactType,
            descriptor);
    return new ManifestAdded(repository, manifest, List.copyOf(tags));
  }
}
