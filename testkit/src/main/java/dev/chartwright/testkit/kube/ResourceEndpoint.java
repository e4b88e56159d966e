package dev.chartwright.testkit.kube;

import dev.chartwright.testkit.kube.ApiObjects.Writing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers requests for objects and lists. */
final class ResourceEndpoint {
  private final ObjectStore store;
  private final ApiObjects objects;
  private final Controllers controllers;
  private final Access access;
  private final Clock clock;
  private final Schema schema = new Schema();

  ResourceEndpoint(
      ObjectStore store, ApiObjects objects, Controllers controllers, Access access, Clock clock) {
    this.store = store;
    this.objects = objects;
    this.controllers = controllers;
    this.access = access;
    this.clock = clock;
  }

  /** One request. */
  private record Call(ApiExchange exchange, ApiPath path, Map<String, String> query, String user) {
    ApiKind kind() {
      return path.kind();
    }

    boolean dryRun() {
      return "All".equals(query.get("dryRun"));
    }

    /** The field manager: the query's, or the user agent up to the slash. */
    Writing writing() {
      String manager = query.getOrDefault("fieldManager", "");
      if (manager.isEmpty()) {
        String agent = exchange.header("User-Agent");
        int slash = agent.indexOf('/');
        manager = slash < 0 ? agent : agent.substring(0, slash);
      }
      String name = manager.isEmpty() ? "unknown" : manager;
      return new Writing(name, path.subresource(), dryRun(), "true".equals(query.get("force")));
    }
  }

  void answer(ApiExchange exchange, ApiPath path, String user) throws IOException {
    Call call = new Call(exchange, path, exchange.query(), user);
    boolean watch = isTrue(call.query().get("watch"));
    String verb = verb(exchange.method(), path, watch);
    access.check(user, verb, path.kind(), path.subresource(), path.accessNamespace(), path.name());
    switch (verb) {
      case "get" -> get(call);
      case "list" -> list(call);
      case "watch" -> new Watch(store, path, call.query()).run(exchange);
      case "create" -> create(call);
      case "update" -> update(call);
      case "patch" -> patch(call);
      case "delete" -> delete(call);
      case "deletecollection" -> deleteAll(call);
      default -> throw Refusal.noSuchMethod();
    }
  }

  private static boolean isTrue(@Nullable String value) {
    return value != null && (value.equals("true") || value.equals("1"));
  }

  private static String verb(String method, ApiPath path, boolean watch) {
    boolean list = path.name().isEmpty();
    return switch (method) {
      case "GET", "HEAD" -> watch ? "watch" : list ? "list" : "get";
      case "POST" -> list || !path.subresource().isEmpty() ? "create" : "";
      case "PUT" -> list ? "" : "update";
      case "PATCH" -> list ? "" : "patch";
      case "DELETE" -> list ? "deletecollection" : "delete";
      default -> "";
    };
  }

  private Map<String, Object> live(Call call) {
    ApiPath path = call.path();
    Map<String, Object> live = store.get(path.kind(), path.namespace(), path.name());
    if (live == null) {
      throw Refusal.notFound(path.kind(), path.name());
    }
    return live;
  }

  private void get(Call call) throws IOException {
    Map<String, Object> object;
    synchronized (store) {
      object = live(call);
    }
    if (call.path().subresource().equals("log")) {
      log(call, object);
    } else if (call.path().subresource().equals("scale")) {
      call.exchange().sendJson(200, scale(object));
    } else {
      send(call, 200, object);
    }
  }

  private static void log(Call call, Map<String, Object> pod) throws IOException {
    String container = call.query().getOrDefault("container", "");
    boolean known = container.isEmpty();
    for (Map<String, Object> each : Tree.maps(pod, "spec", "containers")) {
      known |= Tree.text(each, "name").equals(container);
      Map<String, Object> waiting = Tree.mapAt(status(pod, each), "state", "waiting");
      if (!waiting.isEmpty()) {
        String name = Tree.text(each, "name");
        throw Refusal.badRequest(
            "container \""
                + name
                + "\" in pod \""
                + Tree.text(pod, "metadata", "name")
                + "\" is waiting to start: trying and failing to pull image");
      }
    }
    if (!known) {
      throw Refusal.badRequest(
          "container " + container + " is not valid for pod " + Tree.text(pod, "metadata", "name"));
    }
    call.exchange().send(200, "text/plain", Kubelet.LOG.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Object status(Map<String, Object> pod, Map<String, Object> container) {
    for (Map<String, Object> status : Tree.maps(pod, "status", "containerStatuses")) {
      if (Tree.same(status.get("name"), container.get("name"))) {
        return status;
      }
    }
    return null;
  }

  private static Map<String, Object> scale(Map<String, Object> object) {
    Map<String, Object> metadata = Tree.map();
    for (String field :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      Object value = Tree.at(object, "metadata", field);
      if (value != null) {
        metadata.put(field, value);
      }
    }
    return Tree.map(
        "kind",
        "Scale",
        "apiVersion",
        "autoscaling/v1",
        "metadata",
        metadata,
        "spec",
        Tree.map("replicas", Tree.number(object, 0, "spec", "replicas")),
        "status",
        Tree.map("replicas", Tree.number(object, 0, "status", "replicas")));
  }

  private void list(Call call) throws IOException {
    Selector labels = Selector.ofLabels(call.query().getOrDefault("labelSelector", ""));
    Selector fields = Selector.ofLabels(call.query().getOrDefault("fieldSelector", ""));
    List<Map<String, Object>> found = new ArrayList<>();
    String version;
    synchronized (store) {
      version = String.valueOf(store.version());
      for (Map<String, Object> object : store.list(call.kind(), call.path().namespace())) {
        if (labels.matches(Tree.mapAt(object, "metadata", "labels"))
            && fields.matchesFields(object)) {
          found.add(object);
        }
      }
    }
    Map<String, Object> metadata = Tree.map("resourceVersion", version);
    int from = Math.min(found.size(), start(call.query().getOrDefault("continue", "")));
    int limit = Integer.parseInt(call.query().getOrDefault("limit", "0"));
    int to = limit > 0 ? Math.min(found.size(), from + limit) : found.size();
    if (to < found.size()) {
      metadata.put("continue", continuation(to));
      metadata.put("remainingItemCount", (long) (found.size() - to));
    }
    List<Map<String, Object>> page = found.subList(from, to);
    if (wantsTable(call)) {
      sendTable(call, page, metadata);
      return;
    }
    List<Object> items = new ArrayList<>();
    for (Map<String, Object> object : page) {
      Map<String, Object> item = Tree.copyMap(object);
      if (!call.kind().custom()) {
        item.remove("kind");
        item.remove("apiVersion");
      }
      items.add(item);
    }
    sendList(call, metadata, items);
  }

  private static String continuation(int next) {
    byte[] text = ("from " + next).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int start(String continuation) {
    if (continuation.isEmpty()) {
      return 0;
    }
    byte[] text = Base64.getUrlDecoder().decode(continuation);
    return Integer.parseInt(new String(text, StandardCharsets.UTF_8).substring(5));
  }

  private static boolean wantsTable(Call call) {
    return call.exchange().header("Accept").contains("as=Table");
  }

  private void sendTable(Call call, List<Map<String, Object>> page, Map<String, Object> metadata)
      throws IOException {
    String include = call.query().getOrDefault("includeObject", "Metadata");
    Map<String, Object> table =
        new Tables(call.kind(), clock.instant())
            .of(page, Tree.text(metadata, "resourceVersion"), include);
    table.put("metadata", metadata);
    call.exchange().sendJson(200, table);
  }

  private void send(Call call, int code, Map<String, Object> object) throws IOException {
    if (wantsTable(call)) {
      sendTable(
          call,
          List.of(object),
          Tree.map("resourceVersion", Tree.text(object, "metadata", "resourceVersion")));
      return;
    }
    Map<String, Object> shown = object;
    if (!Tree.text(object, "apiVersion").equals(call.kind().apiVersion())) {
      shown = Tree.copyMap(object);
      shown.put("apiVersion", call.kind().apiVersion());
    }
    call.exchange().sendJson(code, shown);
  }

  private Map<String, Object> body(Call call) {
    byte[] bytes = call.exchange().body();
    if (Protobuf.is(bytes)) {
      return Protobuf.read(bytes);
    }
    Map<String, Object> object = Tree.parse(bytes);
    String kind = Tree.text(object, "kind");
    if (!kind.isEmpty()
        && call.path().subresource().isEmpty()
        && !kind.equals(call.kind().kind())
        && !kind.equals("DeleteOptions")) {
      throw Refusal.badRequest(
          kind
              + " in version \""
              + Tree.text(object, "apiVersion")
              + "\" cannot be handled as a "
              + call.kind().kind());
    }
    checkFields(call, object, bytes);
    return object;
  }

  /** Fields that the kind does not have are refused where the request is strict, or left out. */
  private void checkFields(Call call, Map<String, Object> object, byte[] bytes) {
    ApiKind kind = call.kind();
    if (!call.path().subresource().isEmpty() || call.exchange().method().equals("DELETE")) {
      return;
    }
    List<Schema.Mistake> mistakes = schema.check(kind, object);
    boolean apply = call.exchange().method().equals("PATCH");
    List<String> texts = new ArrayList<>();
    for (Schema.Mistake mistake : mistakes) {
      boolean unknown = mistake.type().isEmpty();
      if (apply) {
        throw Refusal.of(
            500,
            "",
            "failed to create typed patch object ("
                + Tree.text(object, "metadata", "namespace")
                + "/"
                + Tree.text(object, "metadata", "name")
                + "; "
                + kind.apiVersion()
                + ", Kind="
                + kind.kind()
                + "): "
                + mistake.element()
                + (unknown
                    ? ": field not declared in schema"
                    : ": expected numeric (int or float), got " + mistake.got()),
            Tree.map());
      }
      if (!unknown) {
        throw Refusal.badRequest(
            notHandled(kind)
                + ": json: cannot unmarshal "
                + mistake.got()
                + " into Go struct field "
                + mistake.type()
                + "."
                + mistake.path()
                + " of type int32");
      }
      texts.add("unknown field \"" + mistake.path() + "\"");
    }
    if ("Strict".equals(call.query().get("fieldValidation"))) {
      DuplicateKeys.of(bytes).forEach(path -> texts.add("duplicate field \"" + path + "\""));
      if (!texts.isEmpty()) {
        throw Refusal.badRequest(
            notHandled(kind) + ": strict decoding error: " + String.join(", ", texts));
      }
    }
    Schema.prune(object, mistakes);
  }

  private static String notHandled(ApiKind kind) {
    return kind.kind()
        + " in version \""
        + kind.version()
        + "\" cannot be handled as a "
        + kind.kind();
  }

  private void create(Call call) throws IOException {
    Map<String, Object> given = body(call);
    if (call.kind().isReview()) {
      review(call, given);
      return;
    }
    if (!call.path().subresource().isEmpty()) {
      throw Refusal.noSuchMethod();
    }
    Map<String, Object> made;
    synchronized (store) {
      made = objects.create(call.kind(), call.path().namespace(), given, call.writing());
      controllers.settle();
    }
    send(call, 201, made);
  }

  private void review(Call call, Map<String, Object> given) throws IOException {
    Map<String, Object> answer = Tree.copyMap(given);
    answer.put("apiVersion", call.kind().apiVersion());
    answer.put("kind", call.kind().kind());
    if (call.kind().kind().equals("SelfSubjectAccessReview")) {
      Map<String, Object> wanted = Tree.mapAt(given, "spec", "resourceAttributes");
      boolean allowed = true;
      ApiKind kind = null;
      for (ApiKind each : controllers.kinds().all()) {
        if (each.group().equals(Tree.text(wanted, "group"))
            && each.plural().equals(Tree.text(wanted, "resource"))) {
          kind = each;
        }
      }
      if (kind != null) {
        try {
          access.check(
              call.user(),
              Tree.text(wanted, "verb"),
              kind,
              Tree.text(wanted, "subresource"),
              Tree.text(wanted, "namespace"),
              Tree.text(wanted, "name"));
        } catch (Refusal e) {
          allowed = false;
        }
      }
      answer.put("status", Tree.map("allowed", allowed));
    } else {
      Map<String, Object> info = Tree.map("username", call.user());
      answer.put("status", Tree.map("userInfo", info, "allowed", true));
    }
    call.exchange().sendJson(201, answer);
  }

  private void update(Call call) throws IOException {
    Map<String, Object> given = body(call);
    Map<String, Object> written;
    synchronized (store) {
      Map<String, Object> live = live(call);
      if (call.path().subresource().equals("scale")) {
        written = scale(scaled(call, live, given));
      } else {
        written = objects.update(call.kind(), live, given, call.writing());
      }
      controllers.settle();
    }
    if (call.path().subresource().equals("scale")) {
      call.exchange().sendJson(200, written);
    } else {
      send(call, 200, written);
    }
  }

  private Map<String, Object> scaled(
      Call call, Map<String, Object> live, Map<String, Object> given) {
    Map<String, Object> changed = Tree.copyMap(live);
    Tree.make(changed, "spec").put("replicas", Tree.number(given, 0, "spec", "replicas"));
    return objects.update(call.kind(), live, changed, call.writing());
  }

  private void patch(Call call) throws IOException {
    String type = call.exchange().header("Content-Type").toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    if (semicolon >= 0) {
      type = type.substring(0, semicolon).strip();
    }
    if (type.equals("application/apply-patch+yaml")) {
      apply(call);
      return;
    }
    boolean strategic = type.equals("application/strategic-merge-patch+json");
    boolean json = type.equals("application/json-patch+json");
    boolean merge = type.equals("application/merge-patch+json");
    if ((!json && !merge && !strategic) || (strategic && call.kind().custom())) {
      throw Refusal.unsupportedMediaType();
    }
    Object patch = Tree.parseValue(call.exchange().body());
    Map<String, Object> written;
    synchronized (store) {
      Map<String, Object> live = live(call);
      boolean scale = call.path().subresource().equals("scale");
      Map<String, Object> target = scale ? scale(live) : live;
      Map<String, Object> patched;
      if (json) {
        patched = Patches.json(target, patch instanceof List<?> list ? list : List.of());
      } else if (patch instanceof Map<?, ?>) {
        Map<String, Object> map = Tree.cast(patch);
        patched =
            strategic ? Patches.strategic(call.kind(), target, map) : Patches.merge(target, map);
      } else {
        throw Refusal.badRequest("error decoding patch: not an object");
      }
      written =
          scale
              ? scale(scaled(call, live, patched))
              : objects.update(call.kind(), live, patched, call.writing());
      controllers.settle();
    }
    if (call.path().subresource().equals("scale")) {
      call.exchange().sendJson(200, written);
    } else {
      send(call, 200, written);
    }
  }

  private void apply(Call call) throws IOException {
    if (call.query().getOrDefault("fieldManager", "").isEmpty()) {
      String message = "Required value: is required for apply patch";
      throw Refusal.invalid(
          "meta.k8s.io",
          "PatchOptions",
          "",
          List.of(new String[][] {{"FieldValueRequired", message, "fieldManager"}}));
    }
    Map<String, Object> given = body(call);
    ApiPath path = call.path();
    String stated = Tree.text(given, "metadata", "name");
    if (!stated.equals(path.name())) {
      throw Refusal.badRequest(
          "metadata.name ("
              + stated
              + ") does not match the name on the URL ("
              + path.name()
              + ")");
    }
    Map<String, Object> live;
    Map<String, Object> written;
    synchronized (store) {
      live = store.get(path.kind(), path.namespace(), path.name());
      written = objects.apply(path.kind(), path.namespace(), live, given, call.writing());
      controllers.settle();
    }
    send(call, live == null ? 201 : 200, written);
  }

  private Map<String, Object> options(Call call) {
    Map<String, Object> options = call.exchange().body().length == 0 ? Tree.map() : body(call);
    String policy = call.query().getOrDefault("propagationPolicy", "");
    if (!policy.isEmpty()) {
      options.put("propagationPolicy", policy);
    }
    return options;
  }

  private void delete(Call call) throws IOException {
    Map<String, Object> options = options(call);
    boolean dry = call.dryRun() || Tree.list(options, "dryRun").contains("All");
    Map<String, Object> live;
    Map<String, Object> left;
    synchronized (store) {
      live = live(call);
      left = objects.delete(call.kind(), live, options, dry);
      controllers.settle();
    }
    if (left != null || call.kind().is("", "Pod")) {
      send(call, 200, left == null ? live : left);
      return;
    }
    Map<String, Object> details = Tree.map("name", call.path().name());
    if (!call.kind().group().isEmpty()) {
      details.put("group", call.kind().group());
    }
    details.put("kind", call.kind().plural());
    details.put("uid", Tree.text(live, "metadata", "uid"));
    call.exchange()
        .sendJson(
            200,
            Tree.map(
                "kind", "Status",
                "apiVersion", "v1",
                "metadata", Tree.map(),
                "status", "Success",
                "details", details));
  }

  private void deleteAll(Call call) throws IOException {
    Selector labels = Selector.ofLabels(call.query().getOrDefault("labelSelector", ""));
    Map<String, Object> options = options(call);
    synchronized (store) {
      for (Map<String, Object> object : store.list(call.kind(), call.path().namespace())) {
        if (labels.matches(Tree.mapAt(object, "metadata", "labels"))) {
          objects.delete(call.kind(), object, options, call.dryRun());
        }
      }
      controllers.settle();
    }
    sendList(call, Tree.map("resourceVersion", "0"), new ArrayList<>());
  }

  private static void sendList(Call call, Map<String, Object> metadata, List<Object> items)
      throws IOException {
    call.exchange()
        .sendJson(
            200,
            Tree.map(
                "kind",
                call.kind().kind() + "List",
                "apiVersion",
                call.kind().apiVersion(),
                "metadata",
                metadata,
                "items",
                items));
  }
}
