package dev.chartwright.conformance.vectors;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.net.Url;
import dev.chartwright.http.SocketTransport;
import dev.chartwright.http.TransportOptions;
import dev.chartwright.oci.credentials.MemoryCredentialStore;
import dev.chartwright.registry.ChartRegistry;
import dev.chartwright.repo.ChartVersion;
import dev.chartwright.repo.IndexFile;
import dev.chartwright.repo.downloader.RepositoryUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions about indexes and about where a reference leads. */
final class RepositoryOperations {
  private RepositoryOperations() {}

  static void addTo(Map<String, Operation> operations) {
    operations.put("index.get", RepositoryOperations::find);
    operations.put("index.parse", RepositoryOperations::parse);
    operations.put("repo.url", RepositoryOperations::url);
    operations.put("oci.resolve", RepositoryOperations::resolve);
  }

  private static Map<String, @Nullable Object> find(Row row) {
    Logs logs = new Logs();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    try {
      IndexFile index = IndexFile.read(GoString.bytes(row.text("text")), "index.yaml", logs);
      ChartVersion found = index.get(row.text("name"), row.text("version"), logs);
      out.put("name", found.metadata().name());
      out.put("version", found.metadata().version());
    } catch (RuntimeException e) {
      if (!Answers.isOurs(e)) {
        throw e;
      }
      out.put("error", TypedValues.textRow(String.valueOf(e.getMessage())));
    }
    logs.addTo(out);
    return out;
  }

  private static Map<String, @Nullable Object> parse(Row row) {
    Logs logs = new Logs();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    try {
      IndexFile index = IndexFile.read(GoString.bytes(row.text("text")), "index.yaml", logs);
      out.put("index", Json.parseObject(GoString.bytes(index.toJson())));
    } catch (RuntimeException e) {
      if (!Answers.isOurs(e)) {
        throw e;
      }
      out.put("error", TypedValues.textRow("error loading index.yaml: " + e.getMessage()));
    }
    logs.addTo(out);
    return out;
  }

  private static Map<String, @Nullable Object> url(Row row) {
    return Map.of(
        "url", TypedValues.textRow(RepositoryUrl.resolve(row.text("base"), row.text("ref"))));
  }

  private static Map<String, @Nullable Object> resolve(Row row) {
    String reference = row.text("ref");
    try (SocketTransport transport = SocketTransport.of(TransportOptions.defaults())) {
      ChartRegistry.Location found =
          ChartRegistry.of(transport, MemoryCredentialStore.create(), "test/1.0")
              .locate(reference, row.text("version"), Url.parse(reference));
      return Map.of("digest", found.digest(), "url", found.url().toString());
    }
  }
}
