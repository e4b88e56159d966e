package dev.chartwright.testkit;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedRepository} does in place of handing out a file, or while it does so.
 * Immutable.
 *
 * <pre>{@code
 * RepositoryFault.status(503).with("Retry-After", "1").times(2)
 * }</pre>
 */
public final class RepositoryFault {
  private final int status;
  private final byte @Nullable [] body;
  private final Map<String, String> headers;
  private final Map<Switch, String> switches;
  private final long times;

  private RepositoryFault(
      int status,
      byte @Nullable [] body,
      Map<String, String> headers,
      Map<Switch, String> switches,
      long times) {
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.switches = switches;
    this.times = times;
  }

  private static RepositoryFault of(Switch what, String value) {
    Map<Switch, String> switches = new EnumMap<>(Switch.class);
    switches.put(what, what.check(value));
    return new RepositoryFault(0, null, Map.of(), switches, Long.MAX_VALUE);
  }

  /** An answer with that status and a line of HTML. */
  public static RepositoryFault status(int status) {
    byte[] body = "<html>nothing here</html>".getBytes(StandardCharsets.UTF_8);
    return new RepositoryFault(status, body, Map.of(), Map.of(), Long.MAX_VALUE);
  }

  /** An answer 200 with other bytes. */
  public static RepositoryFault body(byte[] bytes) {
    return new RepositoryFault(200, bytes.clone(), Map.of(), Map.of(), Long.MAX_VALUE);
  }

  /** An answer 200 with another text. */
  public static RepositoryFault body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A redirect (302) to a URL. */
  public static RepositoryFault redirect(String location) {
    return status(302).with("Location", location);
  }

  /** The connection ends in the middle of the file. */
  public static RepositoryFault truncated() {
    return of(Switch.BODY_FAULT, "truncated");
  }

  /** Half of the file comes, and then nothing for ever. */
  public static RepositoryFault stalled() {
    return of(Switch.BODY_FAULT, "stall");
  }

  /** The file comes byte by byte. */
  public static RepositoryFault slow(int millisecondsPerByte) {
    return of(Switch.BODY_FAULT, "slow:" + millisecondsPerByte);
  }

  /**
   * The file is whole and its declared length is not.
   *
   * @param how a value of {@link Switch#BODY_LENGTH}: {@code too-long}, {@code too-short}, {@code
   *     chunked}, {@code until-close}
   */
  public static RepositoryFault length(String how) {
    return of(Switch.BODY_LENGTH, how);
  }

  /**
   * There is no answer.
   *
   * @param how a value of {@link Switch#CONNECTION}: {@code reset}, {@code close}, {@code silent}
   */
  public static RepositoryFault connection(String how) {
    return of(Switch.CONNECTION, how);
  }

  /** This fault for the next requests only, after which the file comes as it is. */
  public RepositoryFault times(long requests) {
    return new RepositoryFault(status, body, headers, switches, requests);
  }

  /** This fault with a header in the answer. */
  public RepositoryFault with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new RepositoryFault(status, body, more, switches, times);
  }

  long times() {
    return times;
  }

  Settings settings() {
    return new Settings(switches);
  }

  /** What becomes of the proper answer. */
  Reply apply(Reply proper) {
    Reply reply = proper;
    if (status != 0) {
      reply = Reply.of(status);
      if (body != null) {
        reply.body(body);
      }
    }
    headers.forEach(reply::header);
    return reply;
  }
}
