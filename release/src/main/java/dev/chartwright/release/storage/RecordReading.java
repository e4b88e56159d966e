package dev.chartwright.release.storage;

import dev.chartwright.kube.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads records while more of them arrive: a second thread unpacks and parses, which takes most of
 * the time of a list. One thread adds and ends; closing it ends the other thread.
 */
final class RecordReading implements AutoCloseable {
  /** From how many records on a second thread is worth its start. */
  private static final int MANY = 16;

  private final Function<KubeObject, ReadRecord> reader;
  private final List<Entry> entries = new ArrayList<>();
  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
  private final Entry last = new Entry(null);
  private @Nullable Thread second;

  RecordReading(Function<KubeObject, ReadRecord> reader) {
    this.reader = reader;
  }

  /** Takes an object that holds a record. */
  void add(KubeObject object) {
    Entry entry = new Entry(object);
    entries.add(entry);
    waiting.add(entry);
    if (entries.size() == MANY) {
      Thread started = new Thread(this::work, "chartwright-records");
      started.setDaemon(true);
      second = started;
      started.start();
    }
  }

  /** Reads what is left, with the other thread, and gives all in the order in which they came. */
  List<ReadRecord> finish() {
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      entry.read(reader);
    }
    close();
    List<ReadRecord> all = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      all.add(entry.read(reader));
    }
    return all;
  }

  private void work() {
    try {
      for (Entry entry = waiting.take(); !entry.equals(last); entry = waiting.take()) {
        entry.read(reader);
      }
    } catch (InterruptedException e) {
      // What is left is read by the thread that ends the reading.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Thread other = second;
    if (other == null) {
      return;
    }
    second = null;
    waiting.clear();
    waiting.add(last);
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An object and, once somebody has read it, its record. */
  private static final class Entry {
    private final @Nullable KubeObject object;
    private @Nullable ReadRecord record;

    Entry(@Nullable KubeObject object) {
      this.object = object;
    }

    synchronized ReadRecord read(Function<KubeObject, ReadRecord> reader) {
      ReadRecord known = record;
      if (known == null) {
        known = reader.apply(Objects.requireNonNull(object));
        record = known;
      }
      return known;
    }
  }
}
