package dev.chartwright.conformance.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with a folder for each publisher, as {@code compare --unpack} lays it out. */
final class UnpackedCharts implements Publishers {
  private final Iterator<Path> publishers;

  UnpackedCharts(Path charts) throws IOException {
    try (Stream<Path> folders = Files.list(charts)) {
      publishers = folders.filter(Files::isDirectory).sorted().toList().iterator();
    }
  }

  @Override
  public @Nullable String unpackNext(Path into) throws IOException {
    if (!publishers.hasNext()) {
      return null;
    }
    Path publisher = publishers.next();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(publisher)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      if (!path.equals(publisher)) {
        // A folder is made, a file or link copied as it is.
        Path target = into.resolve(publisher.relativize(path).toString());
        Files.copy(path, target, LinkOption.NOFOLLOW_LINKS);
      }
    }
    return String.valueOf(publisher.getFileName());
  }

  @Override
  public void close() {}
}
