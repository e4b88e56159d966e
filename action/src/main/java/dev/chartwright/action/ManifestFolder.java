package dev.chartwright.action;

import dev.chartwright.chart.Crd;
import dev.chartwright.chart.Hook;
import dev.chartwright.chart.Manifest;
import dev.chartwright.engine.RenderedChart;
import dev.chartwright.golang.GoString;
import dev.chartwright.golang.os.Os;
import dev.chartwright.golang.os.PathException;
import dev.chartwright.golang.path.Path;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes what a chart becomes to files in a folder, each under the name of its template: {@code
 * --output-dir}.
 *
 * <p>Several documents of one template go to one file. Files that are there already are replaced,
 * but hooks are added to them, as Helm does. Not safe for several threads. Source: Helm 4.3.1
 * {@code pkg/action/action.go} (renderResources), {@code pkg/cmd/template.go}.
 */
public final class ManifestFolder {
  private final String folder;
  private final String releaseFolder;
  private final Consumer<String> written;
  private final Set<String> names = new HashSet<>();

  private ManifestFolder(String folder, String releaseFolder, Consumer<String> written) {
    this.folder = folder;
    this.releaseFolder = releaseFolder;
    this.written = written;
  }

  /**
   * A folder to write to, which is made if it is not there.
   *
   * @param releaseName name of a folder below it for all but custom resource definitions; empty for
   *     none
   * @param written is told the path of each document's file
   */
  public static ManifestFolder of(String folder, String releaseName, Consumer<String> written) {
    return new ManifestFolder(
        folder, releaseName.isEmpty() ? folder : Path.join(folder, releaseName), written);
  }

  /** Writes manifests and, if they are wanted, custom resource definitions. */
  public void writeManifests(RenderedChart chart, boolean includeCrds) {
    if (includeCrds) {
      for (Crd crd : chart.crds()) {
        write(folder, crd.fileName(), crd.file().text(), !names.add(crd.fileName()));
      }
    }
    for (Manifest manifest : chart.manifests()) {
      write(releaseFolder, manifest.path(), manifest.content(), !names.add(manifest.path()));
    }
  }

  /** Writes hooks. */
  public void writeHooks(List<Hook> hooks) {
    Set<String> present = new HashSet<>();
    for (Hook hook : hooks) {
      if (Os.exists(Path.join(releaseFolder, hook.path()))) {
        present.add(hook.path());
      }
      write(releaseFolder, hook.path(), hook.manifest(), present.contains(hook.path()));
    }
  }

  private void write(String parent, String name, String text, boolean append) {
    String path = parent + "/" + name;
    String own = Path.dir(path);
    try {
      Os.stat(own);
    } catch (PathException e) {
      if (!e.isNotExist()) {
        throw e;
      }
    }
    Os.mkdirAll(own);
    byte[] bytes = GoString.bytes("---\n# Source: " + name + "\n" + text + "\n");
    try (OutputStream out = append ? appending(path) : Os.create(path)) {
      out.write(bytes);
    } catch (IOException e) {
      throw PathException.of("write", path, e);
    }
    written.accept(path);
  }

  private static OutputStream appending(String path) {
    try {
      return Files.newOutputStream(
          java.nio.file.Path.of(path), StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw PathException.of("open", path, e);
    }
  }
}
