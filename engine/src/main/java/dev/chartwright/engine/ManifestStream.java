package dev.chartwright.engine;

import dev.chartwright.golang.StringOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes one YAML stream of rendered files, and files of a stream; Helm 4.3.1 {@code
 * pkg/action/action.go}, annotateAndMerge and splitAndDeannotate.
 */
final class ManifestStream {
  private static final String FILE_NAME = "postrenderer.helm.sh/postrender-filename";

  private ManifestStream() {}

  /**
   * All documents of files in the order of their paths, each annotated with its path.
   *
   * @throws PostRenderException {@code parsing demo/templates/a.yaml: …}
   */
  static String merge(Map<String, String> files) {
    List<String> paths = new ArrayList<>(files.keySet());
    paths.sort(StringOrder.BYTES);
    List<Resource> all = new ArrayList<>();
    for (String path : paths) {
      if (ManifestSorter.isPartial(path)) {
        continue;
      }
      for (String document : ManifestSplitter.split(files.getOrDefault(path, ""))) {
        List<Resource> read;
        try {
          read = ResourceStream.read(document);
        } catch (PostRenderException e) {
          throw PostRenderException.within("parsing " + path + ": ", e);
        }
        try {
          for (Resource resource : read) {
            resource.annotate(FILE_NAME, path);
          }
        } catch (PostRenderException e) {
          throw PostRenderException.within("annotating " + path + ": ", e);
        }
        all.addAll(read);
      }
    }
    try {
      return ResourceStream.write(all);
    } catch (PostRenderException e) {
      throw PostRenderException.within("writing merged docs: ", e);
    }
  }

  /**
   * The files of which a stream consists, by path.
   *
   * @param group stands in the names of files for documents without annotation; may be empty
   */
  static Map<String, String> split(String stream, String group) {
    List<Resource> all;
    try {
      all = ResourceStream.read(stream);
    } catch (PostRenderException e) {
      throw PostRenderException.within("error parsing YAML: ", e);
    }
    Map<String, List<Resource>> byPath = new TreeMap<>(StringOrder.BYTES);
    for (int i = 0; i < all.size(); i++) {
      Resource resource = all.get(i);
      Resource.Meta meta = resource.meta();
      if (meta.missing()) {
        throw PostRenderException.of("getting metadata: missing Resource metadata");
      }
      String path = meta.annotations().getOrDefault(FILE_NAME, "");
      if (path.isEmpty()) {
        path = "generated-by-postrender-" + (group.isEmpty() ? "" : group + '-') + i + ".yaml";
      }
      try {
        resource.removeAnnotation(FILE_NAME);
      } catch (PostRenderException e) {
        throw PostRenderException.within("clearing filename annotation: ", e);
      }
      byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(resource);
    }
    Map<String, String> files = new TreeMap<>(StringOrder.BYTES);
    for (Map.Entry<String, List<Resource>> file : byPath.entrySet()) {
      try {
        files.put(file.getKey(), ResourceStream.write(file.getValue()));
      } catch (PostRenderException e) {
        throw PostRenderException.within("re-writing " + file.getKey() + ": ", e);
      }
    }
    return files;
  }
}
