package dev.chartwright.testkit;

import dev.chartwright.golang.json.Json;
import dev.chartwright.golang.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lists of tags and repositories, page by page. */
final class ListEndpoint {
  private static final int CATALOG_PAGE = 2;

  private final Contents contents;
  private final Addresses addresses;

  ListEndpoint(Contents contents, Addresses addresses) {
    this.contents = contents;
    this.addresses = addresses;
  }

  Reply tags(Exchange exchange) {
    Settings settings = exchange.settings();
    String name = exchange.repository();
    List<String> tags = new ArrayList<>(contents.tags(name));
    if (!exchange.known() || (tags.isEmpty() && settings.is(Switch.TAGS_EMPTY, "404"))) {
      return exchange.problem(404, "NAME_UNKNOWN");
    }
    if (settings.is(Switch.TAGS_ORDER, "sorted")) {
      Collections.sort(tags);
    }
    String cursor =
        settings.is(Switch.TAGS_LINK, "opaque") ? exchange.route().parameter("next_page") : "";
    String last =
        cursor.isEmpty()
            ? exchange.route().parameter("last")
            : new StringBuilder(cursor).reverse().toString();
    boolean ignored = settings.is(Switch.TAGS_UNKNOWN_LAST, "ignored");
    if (!last.isEmpty() && !tags.contains(last) && settings.is(Switch.TAGS_UNKNOWN_LAST, "404")) {
      return exchange.problem(404, "NAME_UNKNOWN");
    }
    List<String> rest = last.isEmpty() || ignored ? tags : after(tags, last);
    long asked = number(exchange.route().parameter("n"));
    if (settings.number(Switch.TAGS_MOST) > 0 && asked > settings.number(Switch.TAGS_MOST)) {
      return exchange.problem(400, "PAGINATION_NUMBER_INVALID");
    }
    long most = settings.number(Switch.TAGS_PAGE);
    long size = asked < 0 || ignored ? Long.MAX_VALUE : asked;
    size = most > 0 ? Math.min(size, most) : size;
    List<String> page = rest.subList(0, (int) Math.min(size, rest.size()));
    Object shown =
        page.isEmpty() && settings.is(Switch.TAGS_EMPTY, "null")
            ? null
            : new ArrayList<Object>(page);
    Reply reply =
        Reply.json(
            200, Json.marshal(JsonObject.create().put("name", name).put("tags", shown)) + "\n");
    String link =
        page.isEmpty() || page.size() == rest.size()
            ? ""
            : link(exchange, page.get(page.size() - 1), page.size(), asked);
    return link.isEmpty() ? reply : reply.header("Link", link);
  }

  private static List<String> after(List<String> tags, String last) {
    int at = tags.indexOf(last);
    if (at >= 0) {
      return tags.subList(at + 1, tags.size());
    }
    List<String> rest = new ArrayList<>(tags);
    rest.removeIf(tag -> tag.compareTo(last) <= 0);
    return rest;
  }

  private static long number(String text) {
    return text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? -1
        : Long.parseLong(text);
  }

  private String link(Exchange exchange, String last, int size, long asked) {
    String path = "/v2/" + exchange.repository() + "/tags/list?last=" + last + "&n=" + size;
    String target =
        switch (exchange.settings().get(Switch.TAGS_LINK)) {
          case "none" -> "";
          case "with-n" -> asked < 0 ? "" : path;
          case "absolute" -> addresses.origin(exchange.port()) + path;
          case "foreign" -> addresses.origin(Port.OBJECT_STORE) + path;
          case "loop" -> exchange.request().target();
          case "opaque" ->
              "/v2/"
                  + exchange.repository()
                  + "/tags/list?next_page="
                  + new StringBuilder(last).reverse();
          default -> path;
        };
    return target.isEmpty() ? "" : "<" + target + ">; rel=\"next\"";
  }

  Reply catalog(Exchange exchange) {
    Settings settings = exchange.settings();
    if (settings.is(Switch.CATALOG, "off")) {
      return exchange.problem(404, "UNSUPPORTED");
    }
    if (settings.is(Switch.CATALOG, "admin")
        && !exchange.request().header("Authorization").startsWith("Basic ")) {
      return exchange
          .problem(401, "UNAUTHORIZED")
          .header("WWW-Authenticate", "Basic realm=\"scripted\"");
    }
    List<String> rest = contents.names();
    String last = exchange.route().parameter("last");
    if (!last.isEmpty()) {
      rest = after(rest, last);
    }
    long asked = number(exchange.route().parameter("n"));
    long size =
        asked >= 0 ? asked : settings.is(Switch.CATALOG, "paged") ? CATALOG_PAGE : rest.size();
    List<String> page = rest.subList(0, (int) Math.min(size, rest.size()));
    Reply reply =
        Reply.json(
            200,
            Json.marshal(JsonObject.create().put("repositories", new ArrayList<Object>(page)))
                + "\n");
    return page.isEmpty() || page.size() == rest.size()
        ? reply
        : reply.header(
            "Link",
            "</v2/_catalog?last=" + page.get(page.size() - 1) + "&n=" + size + ">; rel=\"next\"");
  }
}
