package dev.chartwright.action;

import dev.chartwright.release.Release;
import dev.chartwright.release.ReleaseException;
import dev.chartwright.release.storage.ReleaseDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Release records in memory; writes are noted. */
final class FakeRecords implements ReleaseDriver {
  private final Map<String, Release> records = new TreeMap<>();
  private final List<String> effects;
  private String refusal = "";

  FakeRecords(List<String> effects) {
    this.effects = effects;
  }

  /** Lets storing a new record fail. */
  void failCreate(String message) {
    refusal = message;
  }

  /** Puts a record there without a note. */
  void hold(String key, Release release) {
    records.put(key, release);
  }

  @Override
  public String name() {
    return "Fake";
  }

  @Override
  public Release get(String key) {
    Release found = records.get(key);
    if (found == null) {
      throw ReleaseException.notFound();
    }
    return found;
  }

  @Override
  public List<Release> list() {
    return List.copyOf(records.values());
  }

  @Override
  public List<Release> query(Map<String, String> labels) {
    List<Release> found = new ArrayList<>();
    for (Release each : records.values()) {
      String status = labels.getOrDefault("status", each.info().status().word());
      if (each.name().equals(labels.get("name")) && each.info().status().word().equals(status)) {
        found.add(each);
      }
    }
    if (found.isEmpty()) {
      throw ReleaseException.notFound();
    }
    return found;
  }

  @Override
  public void create(String key, Release release) {
    if (records.containsKey(key)) {
      throw ReleaseException.exists();
    }
    if (!refusal.isEmpty()) {
      throw ReleaseException.of(ReleaseException.Problem.OTHER, refusal, null);
    }
    note("store", release);
    records.put(key, release);
  }

  @Override
  public void update(String key, Release release) {
    get(key);
    note("record", release);
    records.put(key, release);
  }

  @Override
  public Release delete(String key) {
    Release found = get(key);
    effects.add("forget v" + found.version());
    records.remove(key);
    return found;
  }

  private void note(String verb, Release release) {
    effects.add(
        verb
            + " v"
            + release.version()
            + " "
            + release.info().status().word()
            + ": "
            + release.info().description());
  }

  @Override
  public void close() {}
}
