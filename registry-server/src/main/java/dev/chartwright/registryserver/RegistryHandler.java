package dev.chartwright.registryserver;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers requests: who asks, what they name, may they, and which endpoint knows. */
final class RegistryHandler implements HttpHandler {
  private static final long GARBAGE_MILLIS = 60_000;

  private final Registry registry;
  private final RegistryConfig config;
  private final Access access;
  private final CrossOrigin crossOrigin;
  private final BlobEndpoint blobs;
  private final UploadEndpoint uploads;
  private final ManifestEndpoint manifests;
  private final ListEndpoint lists;
  private final Clock clock;
  private long garbageAt;

  RegistryHandler(Registry registry, RegistryConfig config, Access access) {
    this.registry = registry;
    this.config = config;
    this.access = access;
    this.crossOrigin = new CrossOrigin(config.origins());
    this.blobs = new BlobEndpoint(registry);
    this.uploads = new UploadEndpoint(registry, config.clock());
    this.manifests = new ManifestEndpoint(registry);
    this.lists = new ListEndpoint(registry);
    this.clock = config.clock();
    this.garbageAt = clock.millis() + GARBAGE_MILLIS;
  }

  @Override
  public HttpReply handle(HttpRequest request) throws IOException {
    HttpReply reply;
    try {
      reply =
          request.method().equals("OPTIONS") ? crossOrigin.preflight(request) : dispatch(request);
    } catch (RegistryError e) {
      reply = e.reply();
    } catch (HttpException | ClientGoneException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      config.listener().failed(request.method() + " " + request.path(), e);
      reply = failure(500, "UNKNOWN", "the registry could not do this");
    }
    crossOrigin.allow(request, reply);
    return decorated(reply);
  }

  private static HttpReply decorated(HttpReply reply) {
    return reply
        .header("Docker-Distribution-Api-Version", "registry/2.0")
        .header("X-Content-Type-Options", "nosniff");
  }

  private HttpReply dispatch(HttpRequest request) throws IOException {
    boolean known = access.isKnown(request);
    if (!known && !config.anonymousRead()) {
      throw access.challenge();
    }
    Route route = Route.parse(request.path(), registry.limits().nameLength());
    boolean reading = request.method().equals("GET") || request.isHead();
    if (!known
        && (!reading || route.kind() == Route.Kind.UPLOAD || route.kind() == Route.Kind.BASE)) {
      throw access.challenge();
    }
    if (config.readOnly() && !reading) {
      throw RegistryError.of(405, ErrorCode.UNSUPPORTED, "the registry is read-only")
          .header("Allow", "GET, HEAD");
    }
    return switch (route.kind()) {
      case BASE -> base(request);
      case CATALOG -> lists.catalog(request);
      case TAGS -> lists.tags(request, route.repository());
      case REFERRERS -> lists.referrers(request, route);
      case MANIFEST -> manifests.handle(request, route);
      case BLOB -> blobs.handle(request, route);
      case UPLOADS -> uploads.start(request, route.repository());
      case UPLOAD -> uploads.session(request, route);
    };
  }

  private static HttpReply base(HttpRequest request) {
    if (!request.method().equals("GET") && !request.isHead()) {
      throw Replies.methodNotAllowed("GET, HEAD");
    }
    return Replies.json(200, new JsonText().open("{").close("}"));
  }

  @Override
  public HttpReply refuse(int status, @Nullable String message) {
    return decorated(failure(status, "UNSUPPORTED", message == null ? "" : message));
  }

  private static HttpReply failure(int status, String code, String message) {
    JsonText text = new JsonText().open("{").key("errors").open("[").open("{");
    text.field("code", code).field("message", message);
    return Replies.json(status, text.close("}").close("]").close("}"));
  }

  @Override
  public void answered(HttpRequest request, int status, long bytes, long nanos) {
    String target =
        request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    config
        .listener()
        .answered(
            new RequestListener.Request(
                request.remote(),
                request.method(),
                target,
                status,
                bytes,
                Duration.ofNanos(nanos)));
  }

  @Override
  public void failed(String what, Throwable why) {
    config.listener().failed(what, why);
  }

  @Override
  public void tick() {
    registry.uploads().expire();
    long now = clock.millis();
    if (now < garbageAt) {
      return;
    }
    garbageAt = now + GARBAGE_MILLIS;
    try {
      registry.collectGarbage();
    } catch (IOException | RuntimeException e) {
      config.listener().failed("collecting garbage", e);
    }
  }
}
