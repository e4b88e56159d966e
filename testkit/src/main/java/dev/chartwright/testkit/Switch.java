package dev.chartwright.testkit;

import java.util.Optional;

/**
 * One way in which registries differ or fail. Each is independent of the others; a value is a word
 * of its {@link #allowed()}, in which {@code #} stands for a number and {@code *} for any text.
 *
 * <p>The {@link #row()} is that of the emulation matrix in the module's README: what real
 * registries were seen to do.
 */
public enum Switch {
  /** How callers prove who they are. */
  AUTH(1, "auth", "none", "none|basic|bearer"),
  /**
   * The scope that a bearer challenge names: that of the request, none, {@code *}, {@code aws}, a
   * foreign one, or two.
   */
  CHALLENGE_SCOPE(2, "challenge.scope", "exact", "exact|missing|star|aws|stray|multi"),
  /** Whether the actions that a token lists are compared with the request. */
  TOKEN_ACCESS(2, "token.access", "checked", "checked|ignored"),
  /** Methods of the token endpoint; {@code post-error} answers POST with 500. */
  TOKEN_GRANT(3, "token.grant", "both", "both|get|post|post-error"),
  /** Status for a method that the token endpoint does not offer. */
  TOKEN_REFUSAL(3, "token.refusal", "405", "401|404|405"),
  /** Field of the answer that holds the token. */
  TOKEN_FIELD(3, "token.field", "both", "token|access_token|both"),
  /** Whether a refresh token comes along, and whether each use replaces it. */
  TOKEN_REFRESH(3, "token.refresh", "none", "none|given|rotating"),
  /**
   * Life of a token in seconds, as announced; 0 is announced but lives as long as the request that
   * follows.
   */
  TOKEN_EXPIRES(3, "token.expires", "300", "absent|#"),
  /** What is granted of what was asked for. */
  TOKEN_SCOPE(4, "token.scope", "full", "full|empty|pull"),
  /**
   * Challenge is Bearer at first and Basic once an Authorization header is there; Basic is then
   * accepted too.
   */
  AUTH_FLIP(5, "auth.flip", "off", "off|on"),
  /** How the challenge is written. */
  CHALLENGE_FORM(
      6,
      "challenge.form",
      "plain",
      "plain|two-headers|basic-first|comma-joined|lower-case|unquoted|spaced|reordered|no-service|missing|negotiate"),
  /** Status of a refusal; 403 comes without a challenge. */
  AUTH_REFUSAL(7, "auth.refusal", "401", "401|403"),
  /** Where the challenge sends for a token. */
  TOKEN_REALM(
      8,
      "token.realm",
      "token-host",
      "token-host|registry|other-name|http|private|link-local|file|missing|redirecting|with-query"),
  /** What a granted token is wrapped in: JSON, JSON of more than 128 KiB, a web page, nothing. */
  TOKEN_BODY(8, "token.body", "json", "json|huge|html|empty"),
  /** What callers without credentials may do. */
  AUTH_PUBLIC(9, "auth.public", "off", "off|pull"),
  /** Status of the token endpoint for wrong credentials. */
  TOKEN_BAD_CREDENTIALS(9, "token.bad-credentials", "401", "401|403"),
  /** After how many requests a token is refused; 0 is never. */
  TOKEN_USES(10, "token.uses", "0", "#"),
  /** Seconds by which the token endpoint's clock is ahead. */
  TOKEN_SKEW(10, "token.skew", "0", "#|-#"),
  /** User names that are accepted, a comma list with {@code *} for any characters. */
  ACCOUNT_NAMES(11, "account.names", "*", "*"),
  /** Whether a client certificate is needed. Holds for the whole registry. */
  TLS_CLIENT(12, "tls.client", "off", "off|required"),

  /** What happens to a push into a repository that does not exist. */
  REPOSITORY_MISSING(13, "repository.missing", "create", "create|404|401|403"),
  /** How many segments a repository's name has. */
  REPOSITORY_DEPTH(14, "repository.depth", "any", "any|exactly:#|most:#"),
  /** Which names are refused: none but the malformed, or also {@code __} and {@code --}. */
  REPOSITORY_NAMES(15, "repository.names", "any", "any|strict"),
  /** Answer to moving a tag; {@code off} moves it. */
  TAGS_IMMUTABLE(16, "tags.immutable", "off", "off|400|403|405|409|412"),
  /** Whether pushing the same digest to an immutable tag again is fine. */
  TAGS_SAME_DIGEST(16, "tags.same-digest", "allowed", "allowed|refused"),
  /** Tags that stay mutable, a comma list with {@code *} for any characters. */
  TAGS_MUTABLE(16, "tags.mutable", "", "*"),
  /** Order of the tag list. */
  TAGS_ORDER(17, "tags.order", "sorted", "sorted|unsorted"),
  /** Most tags on a page; 0 is no limit. */
  TAGS_PAGE(17, "tags.page", "0", "#"),
  /** How the next page is named; {@code with-n} links only if {@code n} was sent. */
  TAGS_LINK(17, "tags.link", "relative", "relative|absolute|foreign|opaque|with-n|loop|none"),
  /** Answer to a {@code last} that is no tag. */
  TAGS_UNKNOWN_LAST(17, "tags.unknown-last", "skip", "skip|404|ignored"),
  /** Largest {@code n}, above which 400 is answered; 0 is no limit. */
  TAGS_MOST(17, "tags.most", "0", "#"),
  /** The list of a repository without tags. */
  TAGS_EMPTY(17, "tags.empty", "list", "list|null|404"),
  /** The list of repositories. */
  CATALOG(18, "catalog", "on", "on|off|paged|admin"),

  /** What an upload's Location looks like; all but the first four must be refused by a client. */
  UPLOAD_LOCATION(
      19,
      "upload.location",
      "relative",
      "relative|absolute|outside|query|other-port|other-name|http|missing"),
  /** Whether an upload's query must come back byte for byte, or only with the same parameters. */
  UPLOAD_QUERY(19, "upload.query", "equal", "equal|exact"),
  /** Answer to a POST that brings the whole blob. */
  UPLOAD_SINGLE_POST(20, "upload.single-post", "201", "201|202|405"),
  /** What happens to chunks. */
  UPLOAD_CHUNK(21, "upload.chunk", "ok", "ok|404|405|drop-later|most:#|short|any-order"),
  /** {@code OCI-Chunk-Min-Length}; 0 sends none. */
  UPLOAD_CHUNK_MIN(21, "upload.chunk-min", "0", "#"),
  /** Whether each step of an upload has a new Location and the old ones are refused. */
  UPLOAD_STATE(21, "upload.state", "constant", "constant|changing"),
  /** Answer to mounting a blob that is there. */
  UPLOAD_MOUNT(22, "upload.mount", "201", "201|202|405"),
  /**
   * What happens to a running upload: nothing, connection reset after so many bytes, 417, or 404.
   */
  UPLOAD_SESSION(23, "upload.session", "ok", "ok|drop:#|refuse-continue|gone"),
  /** Status that ends an upload. */
  UPLOAD_FINISH(24, "upload.finish", "201", "200|201|202|204"),

  /** Status with which a blob is handed to the object store. */
  BLOB_REDIRECT(25, "blob.redirect", "off", "off|301|302|303|307|308"),
  /**
   * Where that leads: a signed address, a relative one, itself, an address that is expired once.
   */
  BLOB_TARGET(25, "blob.target", "store", "store|relative|loop|expired-once|challenge"),
  /** The {@code Docker-Content-Digest} header. */
  DIGEST_HEADER(
      26,
      "digest.header",
      "sent",
      "sent|missing|missing-head|missing-get|missing-put|wrong|sha512|malformed|of-body"),
  /** The {@code Content-Length} header. */
  BODY_LENGTH(
      27, "body.length", "exact", "exact|chunked|until-close|too-long|too-short|gzip|missing-head"),
  /**
   * How header names are written: as in the specification, all lower, or as Java's own server does.
   */
  HEADER_CASE(28, "header.case", "canonical", "canonical|lower|first-upper"),
  /** Answer to HEAD of a manifest. */
  MANIFEST_HEAD(29, "manifest.head", "ok", "ok|401|404|405"),
  /** What happens when Accept does not name the type that is stored. */
  ACCEPT(30, "accept", "any", "any|404|406"),
  /** Content-Type of a manifest. */
  MANIFEST_TYPE(30, "manifest.type", "plain", "plain|charset|docker|generic|missing"),
  /** What a Range request gets. */
  RANGE(31, "range", "206", "206|ignored|wrong|unannounced"),
  /** What is wrong with a body; {@code slow:#} pauses so many milliseconds before each byte. */
  BODY_FAULT(32, "body.fault", "none", "none|truncated|corrupt|extra|slow:#|stall"),
  /** The referrers endpoint. */
  REFERRERS(
      33,
      "referrers",
      "native",
      "native|404|name-unknown|wrong-type|no-filter-header|paged|link-loop|400"),
  /**
   * Whether a manifest with a subject is answered with {@code OCI-Subject}; follows {@link
   * #REFERRERS} by default.
   */
  REFERRERS_SUBJECT(33, "referrers.subject", "auto", "auto|sent|absent"),
  /** Whether the tag that stands in for the endpoint can move. */
  REFERRERS_TAG(33, "referrers.tag", "ok", "ok|immutable"),

  /** 429 with this kind of Retry-After; a number of seconds. */
  THROTTLE(34, "throttle", "off", "off|seconds:#|date:#|none"),
  /** Text of a {@code Warning: 299} header; empty sends none. */
  WARNING(34, "warning", "", "*"),
  /** Answers any request with this status; 0 is off. */
  STATUS(35, "status", "0", "#"),
  /** Body of errors. */
  ERROR_BODY(
      35,
      "error.body",
      "json",
      "json|html|empty|no-errors|detail-string|detail-array|detail-object|broken"),
  /**
   * What happens to a connection once the request was read: an answer, a reset, an end, nothing at
   * all.
   */
  CONNECTION(36, "connection", "ok", "ok|reset|close|silent"),
  /**
   * What happens to a connection as soon as it is there. Only the number of the connection can be
   * told apart.
   */
  ACCEPTING(36, "accepting", "ok", "ok|reset|close|silent|tls-alert"),
  /** Certificate of a registry with TLS. Holds for the whole registry. */
  TLS_CERTIFICATE(36, "tls.certificate", "good", "good|self-signed|expired|wrong-host"),
  /** Whether a handshake needs a server name. Holds for the whole registry. */
  TLS_SERVER_NAME(36, "tls.server-name", "any", "any|required"),
  /** Versions of HTTP that are spoken, and whether a connection serves more than one request. */
  PROTOCOL(37, "protocol", "keep-alive", "keep-alive|close|1.0|h2-only"),
  /** Cookies and headers that nobody asked for. */
  NOISE(38, "noise", "off", "off|on"),
  /** Most bytes of a manifest, above which 413 is answered. */
  MANIFEST_MOST(39, "manifest.most", "4194304", "#"),
  /** Most bytes of a blob, above which 413 is answered; 0 is no limit. */
  BLOB_MOST(39, "blob.most", "0", "#"),
  /** Answer to deleting a tag. */
  DELETE_TAG(40, "delete.tag", "202", "202|400|405"),
  /** Answer to deleting a manifest by digest. */
  DELETE_MANIFEST(40, "delete.manifest", "202", "202|405"),
  /** Answer to deleting a blob. */
  DELETE_BLOB(40, "delete.blob", "202", "202|405");

  private final int row;
  private final String label;
  private final String initial;
  private final String allowed;

  Switch(int row, String label, String initial, String allowed) {
    this.row = row;
    this.label = label;
    this.initial = initial;
    this.allowed = allowed;
  }

  /** Number of the row in the emulation matrix. */
  public int row() {
    return row;
  }

  /** Name in profiles, such as {@code upload.location}. */
  public String label() {
    return label;
  }

  /** The value unless something else is said: a registry that keeps to the specification. */
  public String initial() {
    return initial;
  }

  /** The values, separated by {@code |}. */
  public String allowed() {
    return allowed;
  }

  /** The switch with that name. */
  public static Optional<Switch> labelled(String label) {
    for (Switch one : values()) {
      if (one.label.equals(label)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException if it is none of {@link #allowed()}
   */
  String check(String value) {
    for (String pattern : allowed.split("\\|", -1)) {
      if (matches(pattern, value)) {
        return value;
      }
    }
    throw new IllegalArgumentException(label + ": " + value + " is none of " + allowed);
  }

  private static boolean matches(String pattern, String value) {
    if (pattern.endsWith("#")) {
      String start = pattern.substring(0, pattern.length() - 1);
      return value.startsWith(start) && isNumber(value.substring(start.length()));
    }
    return pattern.equals("*") || pattern.equals(value);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 19
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
