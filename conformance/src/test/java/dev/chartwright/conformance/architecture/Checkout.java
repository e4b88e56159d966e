package dev.chartwright.conformance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The source tree that the tests run in: its root, its modules, their sources and class files. */
final class Checkout {
  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  /**
   * Finds the root by walking up from the working directory to the folder that holds {@code mvnw}.
   */
  static Checkout find() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no mvnw above " + Path.of("").toAbsolutePath());
    }
    return new Checkout(folder);
  }

  Path root() {
    return root;
  }

  String read(String name) {
    try {
      return Files.readString(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders that hold a module, sorted by name. */
  List<String> modules() {
    List<String> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The compiled main classes of a module. */
  List<ClassFile> classes(String module) {
    return files(root.resolve(module).resolve("target/classes"), ".class").stream()
        .map(ClassFile::read)
        .toList();
  }

  /** The main sources of a module. */
  List<Path> sources(String module) {
    return files(root.resolve(module).resolve("src/main/java"), ".java");
  }

  static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
