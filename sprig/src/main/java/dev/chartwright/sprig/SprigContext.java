package dev.chartwright.sprig;

import dev.chartwright.golang.time.ZoneFiles;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What functions see of the world: time, zones, chance and names of hosts. Nothing of it is read
 * from the platform by the functions themselves.
 *
 * <pre>{@code
 * SprigContext.of(Clock.systemUTC(), ZoneFiles.ofSystem(environment), SecureRandom::new);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SprigContext {
  private final Clock clock;
  private final ZoneFiles zones;
  private final Supplier<SecureRandom> randomSource;
  private final HostLookup hosts;
  private final SprigLimits limits;
  private volatile @Nullable SecureRandom random;

  private SprigContext(
      Clock clock,
      ZoneFiles zones,
      Supplier<SecureRandom> randomSource,
      HostLookup hosts,
      SprigLimits limits) {
    this.clock = clock;
    this.zones = zones;
    this.randomSource = randomSource;
    this.hosts = hosts;
    this.limits = limits;
  }

  /**
   * Surroundings without DNS and with the default limits.
   *
   * @param clock tells {@code now}
   * @param zones where time zones are found, the local one among them
   * @param random asked once, when a function first needs chance
   */
  public static SprigContext of(Clock clock, ZoneFiles zones, Supplier<SecureRandom> random) {
    return new SprigContext(clock, zones, random, HostLookup.none(), SprigLimits.DEFAULT);
  }

  /** The same with another lookup of hosts. */
  public SprigContext withHosts(HostLookup lookup) {
    return new SprigContext(clock, zones, randomSource, lookup, limits);
  }

  /** The same with other limits. */
  public SprigContext withLimits(SprigLimits others) {
    return new SprigContext(clock, zones, randomSource, hosts, others);
  }

  /** Tells the time. */
  public Clock clock() {
    return clock;
  }

  /** Finds time zones, the local one among them. */
  public ZoneFiles zones() {
    return zones;
  }

  /** The source of chance; the same each time. */
  public SecureRandom random() {
    SecureRandom made = random;
    if (made == null) {
      made = randomSource.get();
      random = made;
    }
    return made;
  }

  /** Finds addresses of hosts. */
  public HostLookup hosts() {
    return hosts;
  }

  /** How large results may become. */
  public SprigLimits limits() {
    return limits;
  }
}
