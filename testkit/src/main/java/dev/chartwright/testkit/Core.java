package dev.chartwright.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Answers requests of all three ports: script, gate, endpoint, then what the script does to the
 * answer.
 */
final class Core {
  private static final Set<Endpoint> WITH_CONTENT =
      EnumSet.of(
          Endpoint.MANIFEST,
          Endpoint.BLOB,
          Endpoint.OBJECT,
          Endpoint.TAGS,
          Endpoint.CATALOG,
          Endpoint.REFERRERS);
  private static final Route NEW_CONNECTION = new Route(Endpoint.CONNECTION, "", "", "", "");

  private final Script script;
  private final Contents contents;
  private final Map<String, String> messages;
  private final Clock clock;
  private final Gate gate;
  private final TokenEndpoint tokenEndpoint;
  private final BlobEndpoint blobs;
  private final UploadEndpoint uploads;
  private final ManifestEndpoint manifests;
  private final ListEndpoint lists;
  private final Referrers referrers;

  Core(
      Script script,
      Contents contents,
      Accounts accounts,
      Tokens tokens,
      Addresses addresses,
      Map<String, String> messages,
      Clock clock) {
    this.script = script;
    this.contents = contents;
    this.messages = messages;
    this.clock = clock;
    this.gate = new Gate(accounts, tokens, addresses);
    this.tokenEndpoint = new TokenEndpoint(accounts, tokens, addresses, clock);
    this.blobs = new BlobEndpoint(contents, addresses);
    this.uploads = new UploadEndpoint(contents, addresses);
    this.manifests = new ManifestEndpoint(contents);
    this.lists = new ListEndpoint(contents, addresses);
    this.referrers = new Referrers(contents);
  }

  String accepting() {
    return script.settings(NEW_CONNECTION, "").get(Switch.ACCEPTING);
  }

  WireServer.Answer answer(Port port, WireRequest request) throws IOException {
    Route route = Route.of(port, request.target());
    Settings settings = script.settings(route, request.method());
    Exchange exchange =
        new Exchange(port, request, route, settings, contents.exists(route.repository()), messages);
    Reply reply = endpointOrFault(exchange);
    boolean faulty =
        reply.isSuccess() && exchange.isRead() && WITH_CONTENT.contains(route.endpoint());
    if (faulty) {
      spoil(exchange, reply);
    }
    if (reply.isSuccess()) {
      digestHeader(exchange, reply);
    }
    surround(settings, reply);
    return new WireServer.Answer(reply, settings, route, faulty);
  }

  private Reply endpointOrFault(Exchange exchange) throws IOException {
    Settings settings = exchange.settings();
    if (!settings.is(Switch.THROTTLE, "off")) {
      return throttled(exchange);
    }
    int status = (int) settings.number(Switch.STATUS);
    if (status != 0) {
      return exchange.problem(status, Problem.codeOf(status));
    }
    Endpoint endpoint = exchange.route().endpoint();
    if (endpoint == Endpoint.TOKEN) {
      return tokenEndpoint.answer(exchange);
    }
    if (endpoint == Endpoint.OBJECT) {
      return blobs.object(exchange);
    }
    Reply refusal = gate.refusal(exchange);
    if (refusal != null) {
      return refusal;
    }
    if (!exchange.repository().isEmpty()
        && !RepositoryNames.accepts(exchange.repository(), settings)) {
      return exchange.problem(400, "NAME_INVALID");
    }
    return switch (endpoint) {
      case PING -> Reply.json(200, "{}");
      case CATALOG -> lists.catalog(exchange);
      case TAGS -> lists.tags(exchange);
      case MANIFEST -> manifests.answer(exchange);
      case BLOB -> blobs.answer(exchange);
      case UPLOAD_START, UPLOAD -> uploads.answer(exchange);
      case REFERRERS -> referrers.answer(exchange);
      default ->
          Reply.of(404)
              .header("Content-Type", "text/plain; charset=utf-8")
              .body("404 page not found\n".getBytes(StandardCharsets.US_ASCII));
    };
  }

  private Reply throttled(Exchange exchange) {
    Reply reply = exchange.problem(429, "TOOMANYREQUESTS").header("ratelimit-limit", "100;w=21600");
    reply.header("ratelimit-remaining", "0;w=21600");
    long seconds = exchange.settings().number(Switch.THROTTLE);
    if (exchange.settings().startsWith(Switch.THROTTLE, "seconds")) {
      reply.header("Retry-After", Long.toString(seconds));
    } else if (exchange.settings().startsWith(Switch.THROTTLE, "date")) {
      reply.header(
          "Retry-After",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              clock.instant().atZone(ZoneOffset.UTC).plusSeconds(seconds)));
    }
    return reply;
  }

  private static void spoil(Exchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body();
    switch (exchange.settings().get(Switch.BODY_FAULT)) {
      case "corrupt" -> {
        byte[] corrupt = body.clone();
        if (corrupt.length > 0) {
          corrupt[corrupt.length / 2] ^= 1;
        }
        reply.body(corrupt);
      }
      case "extra" -> reply.body(Arrays.copyOf(body, body.length + 7));
      default -> {
        // The others are matters of sending.
      }
    }
    if (exchange.settings().is(Switch.BODY_LENGTH, "gzip")) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(reply.body());
      }
      reply.body(packed.toByteArray()).header("Content-Encoding", "gzip");
    }
  }

  private static void digestHeader(Exchange exchange, Reply reply) {
    String name = "Docker-Content-Digest";
    String mode = exchange.settings().get(Switch.DIGEST_HEADER);
    boolean there = false;
    for (Map.Entry<String, String> header : reply.headers()) {
      there |= header.getKey().equals(name);
    }
    boolean missing =
        switch (mode) {
          case "missing" -> true;
          case "missing-head" -> exchange.isHead();
          case "missing-get" -> exchange.request().method().equals("GET");
          case "missing-put" -> exchange.request().method().equals("PUT");
          default -> false;
        };
    if (!there || mode.equals("sent") || (mode.startsWith("missing") && !missing)) {
      return;
    }
    reply.remove(name);
    switch (mode) {
      case "wrong" -> reply.header(name, "sha256:" + "0".repeat(64));
      case "sha512" -> reply.header(name, Contents.digest("sha512", reply.body()));
      case "malformed" -> reply.header(name, "sha256:nonsense");
      case "of-body" -> reply.header(name, Contents.digest("sha256", reply.body()));
      default -> {
        // Missing.
      }
    }
  }

  private static void surround(Settings settings, Reply reply) {
    reply.header("Docker-Distribution-API-Version", "registry/2.0");
    if (!settings.isInitial(Switch.WARNING)) {
      reply.header("Warning", "299 - \"" + settings.get(Switch.WARNING) + "\"");
    }
    if (settings.is(Switch.NOISE, "on")) {
      reply.header("Set-Cookie", "session=sticky; Path=/; HttpOnly");
      reply.header("Set-Cookie", "_csrf_token=abc; Secure");
      reply.header("X-Frame-Options", "DENY");
      reply.header("X-Empty", "");
    }
  }
}
