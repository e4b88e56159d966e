package dev.chartwright.conformance.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What {@code package} left behind beside what helm's left. */
final class Packed {
  private Packed() {}

  static List<String> compare(CorpusCase each, Path folder) throws IOException {
    List<String> found;
    try (Stream<Path> files = Files.list(folder)) {
      found = files.map(file -> String.valueOf(file.getFileName())).toList();
    }
    List<String> expected = each.file() == null ? List.of() : List.of(each.file());
    if (!found.equals(expected)) {
      return List.of("files: helm " + expected + ", ours " + found);
    }
    if (found.isEmpty()) {
      return List.of();
    }
    byte[] packed = Files.readAllBytes(folder.resolve(found.get(0)));
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    if (!entries(tar).equals(each.entriesSha256())) {
      return List.of("some entry differs in name, mode, owner, time, size or content");
    }
    if (each.tarSha256() != null && !each.tarSha256().equals(CorpusRun.sha256(tar))) {
      return List.of("the entries are equal, but the tar differs (order or header form)");
    }
    return List.of();
  }

  /** Digest of the entries in name order, as the recording made it. */
  private static String entries(byte[] data) throws IOException {
    List<String> rows = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(data))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        rows.add(
            String.join(
                " ",
                e.getName(),
                Integer.toOctalString(e.getMode()),
                Long.toString(e.getLongUserId()),
                Long.toString(e.getLongGroupId()),
                Long.toString(e.getLastModifiedTime().toMillis() / 1000),
                String.valueOf((char) e.getLinkFlag()),
                e.getUserName(),
                e.getGroupName(),
                Long.toString(e.getSize()),
                CorpusRun.sha256(tar.readAllBytes())));
      }
    }
    rows.sort(null);
    return CorpusRun.sha256(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
  }
}
