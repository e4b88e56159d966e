package dev.chartwright.registryserver;

import dev.chartwright.oci.Digest;
import dev.chartwright.oci.MediaTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read page by page: tags, repositories, referrers. */
final class ListEndpoint {
  /** A page of referrers is itself an index, and clients read indexes up to 4 MiB. */
  private static final int REFERRERS_PAGE_BYTES = 3 * 1024 * 1024;

  private final Registry registry;

  ListEndpoint(Registry registry) {
    this.registry = registry;
  }

  HttpReply tags(HttpRequest request, String name) {
    onlyGet(request);
    if (!registry.repositories().knows(name)) {
      throw RegistryError.of(404, ErrorCode.NAME_UNKNOWN, name);
    }
    JsonText text = new JsonText().open("{").field("name", name);
    return page(
        request, "tags", text, (last, count) -> registry.repositories().tags(name, last, count));
  }

  HttpReply catalog(HttpRequest request) {
    onlyGet(request);
    JsonText text = new JsonText().open("{");
    return page(request, "repositories", text, registry.repositories()::names);
  }

  private interface Source {
    List<String> after(String last, int count);
  }

  private HttpReply page(HttpRequest request, String field, JsonText text, Source source) {
    Query query = Query.parse(request.query());
    int count = count(query);
    String last = query.first("last");
    List<String> found = count == 0 ? List.of() : source.after(last == null ? "" : last, count + 1);
    boolean more = found.size() > count;
    List<String> page = more ? found.subList(0, count) : found;
    text.key(field).open("[");
    page.forEach(text::string);
    HttpReply reply = Replies.json(200, text.close("]").close("}"));
    return more
        ? reply.header("Link", Replies.next(request.path(), page.get(count - 1), count, ""))
        : reply;
  }

  private int count(Query query) {
    String text = query.first("n");
    if (text == null) {
      return registry.limits().pageSize();
    }
    long number = Decimal.parse(text);
    if (number < 0) {
      throw RegistryError.of(400, ErrorCode.UNSUPPORTED, "n is not a number of entries");
    }
    return (int) Math.min(number, registry.limits().pageSize());
  }

  /** An index of what refers to the digest; empty, never 404, when nothing does. */
  HttpReply referrers(HttpRequest request, Route route) {
    onlyGet(request);
    Digest subject = Uploads.parse(route.reference());
    Query query = Query.parse(request.query());
    String type = query.first("artifactType");
    // A media type has no blanks: whoever sends one has not encoded the plus sign.
    String wanted = type == null ? null : type.replace(' ', '+');
    String last = query.first("last");
    int count = Math.max(1, count(query));
    List<ManifestEntry> all =
        registry
            .repositories()
            .read(route.repository(), List.of(), repository -> repository.referrers(subject));
    JsonText text =
        new JsonText()
            .open("{")
            .key("schemaVersion")
            .number(2)
            .field("mediaType", MediaTypes.OCI_INDEX);
    text.key("manifests").open("[");
    String next = write(text, all, wanted, last == null ? "" : last, count);
    HttpReply reply =
        HttpReply.of(200)
            .header("Content-Type", MediaTypes.OCI_INDEX)
            .body(text.close("]").close("}").bytes());
    if (wanted != null) {
      reply.header("OCI-Filters-Applied", "artifactType");
    }
    if (next != null) {
      String filter = wanted == null ? "" : "&artifactType=" + Replies.encode(wanted);
      reply.header("Link", Replies.next(request.path(), next, count, filter));
    }
    return reply;
  }

  /** Writes one page; the last digest on it when there are more, else null. */
  private static @Nullable String write(
      JsonText text, List<ManifestEntry> all, @Nullable String wanted, String last, int count) {
    int written = 0;
    int bytes = 0;
    String latest = "";
    for (ManifestEntry manifest : all) {
      String digest = manifest.digest().text();
      if (digest.compareTo(last) <= 0
          || (wanted != null && !wanted.equals(manifest.artifactType()))) {
        continue;
      }
      bytes += manifest.descriptor().length();
      if (written > 0 && (written == count || bytes > REFERRERS_PAGE_BYTES)) {
        return latest;
      }
      text.raw(manifest.descriptor());
      latest = digest;
      written++;
    }
    return null;
  }

  private static void onlyGet(HttpRequest request) {
    if (!request.method().equals("GET") && !request.isHead()) {
      throw Replies.methodNotAllowed("GET, HEAD");
    }
  }
}
