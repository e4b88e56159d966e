package dev.chartwright.engine;

import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.golang.StringOrder;
import dev.chartwright.golang.slog.LogSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Takes rendered files apart into hooks and manifests, each in the order of their kinds; objects of
 * one kind stay in the order of their files' paths and, in a file, in its order.
 *
 * <p>Source: Helm 4.3.1 {@code pkg/release/v1/util/manifest_sorter.go}.
 */
public final class ManifestSorter {
  private ManifestSorter() {}

  /**
   * What rendered files consist of.
   *
   * @param hooks documents with a hook annotation
   * @param manifests all others
   */
  public record Sorted(List<Hook> hooks, List<Manifest> manifests) {
    /** Copies the lists. */
    public Sorted {
      hooks = List.copyOf(hooks);
      manifests = List.copyOf(manifests);
    }
  }

  /**
   * Sorts files.
   *
   * @param files the rendered texts by path; those whose name begins with {@code _} and those with
   *     nothing but white space are left out
   * @param order by which kinds are sorted
   * @param log is told of hooks that are left out because nobody knows their event
   * @throws ManifestException if a document is not the YAML of an object
   */
  public static Sorted sort(Map<String, String> files, KindOrder order, LogSink log) {
    List<Hook> hooks = new ArrayList<>();
    List<Manifest> manifests = new ArrayList<>();
    List<String> paths = new ArrayList<>(files.keySet());
    paths.sort(StringOrder.BYTES);
    for (String path : paths) {
      String text = files.get(path);
      if (text == null || isPartial(path)) {
        continue;
      }
      for (String document : ManifestSplitter.split(text)) {
        Manifest manifest;
        try {
          manifest = new Manifest(path, document, HeadReader.read(path, document));
        } catch (ManifestException e) {
          throw e.withHooks(hooks);
        }
        if (!HookParser.isHook(manifest)) {
          manifests.add(manifest);
          continue;
        }
        Hook hook = HookParser.parse(manifest, log);
        if (hook != null) {
          hooks.add(hook);
        }
      }
    }
    hooks.sort(new HookOrder(order));
    manifests.sort(new ManifestOrder(order));
    return new Sorted(hooks, manifests);
  }

  private record HookOrder(KindOrder kinds) implements Comparator<Hook> {
    @Override
    public int compare(Hook a, Hook b) {
      return kinds.compare(a.kind(), b.kind());
    }
  }

  private record ManifestOrder(KindOrder kinds) implements Comparator<Manifest> {
    @Override
    public int compare(Manifest a, Manifest b) {
      return kinds.compare(a.kind(), b.kind());
    }
  }

  /** Whether a file only defines templates for others. */
  static boolean isPartial(String path) {
    return path.startsWith("_", path.lastIndexOf('/') + 1);
  }
}
