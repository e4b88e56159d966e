package dev.chartwright.release.storage;

import dev.chartwright.golang.json.JsonException;
import dev.chartwright.golang.time.GoTime;
import dev.chartwright.golang.time.Layout;
import dev.chartwright.golang.time.TimeException;
import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import dev.chartwright.kube.StatusException;
import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseCodec;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.ReleaseException.Problem;
import dev.chartwright.release.ReleaseInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records of any size: plain ones in one object, as Helm has them, and larger ones in several.
 *
 * <p>The parts of a record are written first and the record that points to them last, so that a
 * record that is there is whole. State, times and notes are in the latter alone: a change of state
 * rewrites no part. Parts belong to their record (owner reference), so that the cluster removes
 * them with it, whoever deletes it; parts that a crash left without one are removed when the next
 * large record of that release is written, an hour later at the earliest.
 */
final class RecordChunks {
  /** 8 KiB less than the API takes, for what else stands in an object. */
  static final int PART = 1016 * 1024;

  private static final long GRACE_SECONDS = 3600;

  private final KubeRecords records;
  private final ReleaseCodec codec;
  private final Clock clock;
  private final Oversize oversize;

  RecordChunks(KubeRecords records, ReleaseCodec codec, Clock clock, Oversize oversize) {
    this.records = records;
    this.codec = codec;
    this.clock = clock;
    this.oversize = oversize;
  }

  RecordChunks with(Oversize other) {
    return new RecordChunks(records, codec, clock, other);
  }

  /** The objects that the records are kept in. */
  KubeRecords records() {
    return records;
  }

  /** The release in an object, whose parts are fetched. */
  Release read(KubeObject object) {
    return whole(object, codec.decode(records.record(object)));
  }

  private Release whole(KubeObject object, Release record) {
    ChunkPointer pointer = ChunkPointer.in(record);
    if (pointer == null) {
      return record;
    }
    List<String> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pointer.count(); i++) {
      String part = records.record(part(object, pointer, i));
      parts.add(part);
      text.append(part);
    }
    if (!ChunkPointer.to(pointer.key(), parts).equals(pointer)) {
      throw damaged(object.name(), "its parts do not have the sum " + pointer.sha256());
    }
    // Helm may have copied the pointer into a later revision, which a rollback of its begins with.
    return codec.decode(text.toString()).with(record.info()).toBuilder()
        .version(record.version())
        .applyMethod(record.applyMethod())
        .build();
  }

  /**
   * The release in an object that is about to be deleted: without what the parts say if they are
   * gone, as those of a revision that helm copied may be.
   */
  Release readLeniently(KubeObject object) {
    try {
      return read(object);
    } catch (ReleaseException e) {
      Release record = codec.decode(records.record(object));
      if (ChunkPointer.in(record) == null) {
        throw e;
      }
      return record;
    }
  }

  /** Reads objects that arrive one after the other, with all labels. */
  RecordReading reading() {
    return new RecordReading(object -> tryRead(object, codec::decode));
  }

  /** The same for lists: most of each record is read when it is asked for. */
  RecordReading listing() {
    return new RecordReading(object -> tryRead(object, codec::decodeLate));
  }

  private ReadRecord tryRead(KubeObject object, Function<String, Release> reader) {
    try {
      Release record = whole(object, reader.apply(records.record(object)));
      Release release = record.toBuilder().labels(object.labels()).build();
      decodeMetadata(release);
      return new ReadRecord(object, release, null);
    } catch (RuntimeException e) {
      return new ReadRecord(object, null, e);
    }
  }

  /** On the thread that reads, since whoever lists releases names their charts. */
  private static void decodeMetadata(Release release) {
    try {
      release.chartMetadata();
    } catch (JsonException e) {
      // It is told to who asks for it.
      return;
    }
  }

  private KubeObject part(KubeObject object, ChunkPointer pointer, int index) {
    try {
      return records.getBeside(object, pointer.part(index));
    } catch (StatusException e) {
      if (e.notFound()) {
        throw damaged(
            object.name(), "part " + (index + 1) + " of " + pointer.count() + " is missing");
      }
      throw e;
    }
  }

  private static ReleaseException damaged(String key, String how) {
    return ReleaseException.of(
        Problem.OTHER, "the record " + key + " is stored in parts, and " + how, null);
  }

  void create(String key, Release release, Map<String, String> labels) {
    String record = codec.encode(release);
    if (record.length() <= RecordSize.LIMIT || oversize == Oversize.SEND) {
      records.create(key, labels, record);
      return;
    }
    if (!splits(release)) {
      throw tooLarge(key, release, record.length());
    }
    removeLeftovers(release);
    List<String> parts = cut(release);
    ChunkPointer pointer = ChunkPointer.to(key, parts);
    List<String> written = write(key, release, parts, pointer, "");
    KubeObject index;
    try {
      index = records.create(key, labels, index(key, release, pointer));
    } catch (KubeException | ReleaseException e) {
      deleteAll(written);
      throw e;
    }
    for (int i = 0; i < pointer.count(); i++) {
      adopt(pointer.part(i), key, index.uid());
    }
  }

  void update(String key, Release release, Map<String, String> labels) {
    String record = codec.encode(release);
    if (record.length() <= RecordSize.LIMIT) {
      records.update(key, labels, record);
      return;
    }
    KubeObject old = records.get(key);
    ChunkPointer before = pointerIn(old);
    if (before == null && oversize == Oversize.SEND) {
      records.update(key, labels, record);
      return;
    }
    if (before == null && !splits(release)) {
      throw tooLarge(key, release, record.length());
    }
    List<String> parts = cut(release);
    ChunkPointer pointer = ChunkPointer.to(key, parts);
    List<String> written =
        pointer.equals(before) ? List.of() : write(key, release, parts, pointer, old.uid());
    try {
      records.update(key, labels, index(key, release, pointer));
    } catch (KubeException | ReleaseException e) {
      deleteAll(written);
      throw e;
    }
    if (before != null && !before.equals(pointer)) {
      deleteAll(names(key, before));
    }
  }

  /**
   * Whether a large record is stored in parts: if that is asked for, or was for an earlier record
   * of the release, which nobody but us can change any more anyway.
   */
  private boolean splits(Release release) {
    if (oversize == Oversize.SPLIT) {
      return true;
    }
    try {
      return records.any(Map.of("name", release.name(), "owner", "chartwright"));
    } catch (KubeException e) {
      return false;
    }
  }

  /** Deletes an object that was read, with its parts. */
  void delete(KubeObject object) {
    String key = object.name();
    ChunkPointer pointer = pointerIn(object);
    records.delete(key);
    if (pointer != null) {
      deleteAll(names(key, pointer));
    }
  }

  private @Nullable ChunkPointer pointerIn(KubeObject object) {
    try {
      return ChunkPointer.in(codec.decode(records.record(object)));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private ReleaseException tooLarge(String key, Release release, int size) {
    return RecordSize.tooLarge(release, size, records.kind().word(), key);
  }

  private String index(String key, Release release, ChunkPointer pointer) {
    String index = codec.encode(pointer.index(release));
    if (index.length() > RecordSize.LIMIT) {
      throw tooLarge(key, release, index.length());
    }
    return index;
  }

  private List<String> cut(Release release) {
    String record = codec.encode(release.with(ReleaseInfo.unknown()));
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < record.length(); at += PART) {
      parts.add(record.substring(at, Math.min(record.length(), at + PART)));
    }
    return parts;
  }

  /** Writes parts and gives the names of those that were not there. */
  private List<String> write(
      String key, Release release, List<String> parts, ChunkPointer pointer, String owner) {
    List<String> written = new ArrayList<>();
    try {
      for (int i = 0; i < parts.size(); i++) {
        String name = pointer.part(i);
        Map<String, @Nullable Object> object = records.object(name, labels(release), parts.get(i));
        if (object.get("type") != null) {
          object.put("type", "chartwright.dev/release-part.v1");
        }
        if (!owner.isEmpty()) {
          Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
          metadata.put("name", name);
          metadata.put("labels", labels(release));
          metadata.put("ownerReferences", owners(key, owner));
          object.put("metadata", metadata);
        }
        try {
          records.create(object);
          written.add(name);
        } catch (StatusException e) {
          // The name tells the content, so that a part which is there is the right one.
          if (!e.alreadyExists()) {
            throw e;
          }
        }
      }
      return written;
    } catch (KubeException e) {
      deleteAll(written);
      throw e;
    }
  }

  private static Map<String, String> labels(Release release) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("name", release.name());
    labels.put("owner", "chartwright");
    labels.put("version", Integer.toString(release.version()));
    return labels;
  }

  private List<@Nullable Object> owners(String key, String uid) {
    Map<String, @Nullable Object> owner = new LinkedHashMap<>();
    owner.put("apiVersion", "v1");
    owner.put("kind", records.kind().word());
    owner.put("name", key);
    owner.put("uid", uid);
    List<@Nullable Object> owners = new ArrayList<>();
    owners.add(owner);
    return owners;
  }

  private void adopt(String part, String key, String uid) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("ownerReferences", owners(key, uid));
    Map<String, @Nullable Object> patch = new LinkedHashMap<>();
    patch.put("metadata", metadata);
    try {
      records.mergePatch(part, patch);
    } catch (KubeException e) {
      // The record is whole without it; its parts go when it is deleted by us, or as leftovers.
      return;
    }
  }

  /** The parts of a record; none if they are those of another that Helm copied. */
  private static List<String> names(String key, ChunkPointer pointer) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pointer.count() && pointer.key().equals(key); i++) {
      names.add(pointer.part(i));
    }
    return names;
  }

  /** Removes parts as far as that is possible; what stays harms nobody. */
  private void deleteAll(List<String> names) {
    for (String name : names) {
      try {
        records.delete(name);
      } catch (KubeException unreachable) {
        // The next write of this release tries again.
      }
    }
  }

  private void removeLeftovers(Release release) {
    List<KubeObject> parts;
    try {
      parts = records.list(Map.of("name", release.name(), "owner", "chartwright"));
    } catch (KubeException e) {
      return;
    }
    Instant now = clock.instant();
    for (KubeObject part : parts) {
      boolean old = made(part).plusSeconds(GRACE_SECONDS).isBefore(now);
      if (old && part.listAt("metadata", "ownerReferences").isEmpty()) {
        clear(part);
      }
    }
  }

  /** Gives a part without owner to the record that points to it, or removes it. */
  private void clear(KubeObject part) {
    int end = part.name().indexOf(".part.");
    String key = end < 0 ? "" : part.name().substring(0, end);
    try {
      KubeObject index = records.get(key);
      ChunkPointer pointer = pointerIn(index);
      if (pointer != null && names(key, pointer).contains(part.name())) {
        adopt(part.name(), key, index.uid());
        return;
      }
    } catch (StatusException e) {
      if (!e.notFound()) {
        return;
      }
    }
    deleteAll(List.of(part.name()));
  }

  private static Instant made(KubeObject object) {
    try {
      String text = object.textAt("metadata", "creationTimestamp");
      return GoTime.parse(Layout.RFC3339, text).toInstant();
    } catch (TimeException e) {
      return Instant.MAX.minusSeconds(2 * GRACE_SECONDS);
    }
  }
}
