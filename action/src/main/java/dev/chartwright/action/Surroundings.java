package dev.chartwright.action;

import dev.chartwright.golang.time.ZoneFiles;
import dev.chartwright.sprig.SprigContext;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a verb that renders takes from the outside besides its {@link Settings}.
 *
 * @param clock tells {@code now} and names releases
 * @param in what {@code -f -} reads; read only then, and not closed
 */
public record Surroundings(Clock clock, InputStream in) {
  /** A clock, and nothing to read. */
  public static Surroundings of(Clock clock) {
    return new Surroundings(clock, InputStream.nullInputStream());
  }

  /** A class and no constructor reference, which would cost the start of a program more. */
  private static final class Chance implements Supplier<SecureRandom> {
    @Override
    public SecureRandom get() {
      return new SecureRandom();
    }
  }

  /** What template functions see; names of hosts only if DNS may be asked. */
  SprigContext functions(Map<String, String> environment, boolean dns) {
    SprigContext functions = SprigContext.of(clock, ZoneFiles.ofSystem(environment), new Chance());
    return dns ? functions.withHosts(new DnsLookup()) : functions;
  }
}
