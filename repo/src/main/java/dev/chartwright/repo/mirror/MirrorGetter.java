package dev.chartwright.repo.mirror;

import dev.chartwright.golang.strconv.Quote;
import dev.chartwright.repo.RepositoryException;
import dev.chartwright.repo.getter.BodyReader;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import dev.chartwright.repo.getter.Spool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Fetches http and https URLs from the mirrors that a {@link MirrorTable} has for them.
 *
 * <p>A mirror gets credentials of its own or none, never those that are meant for the place that it
 * stands in for. Safe for several threads if its parts are.
 */
public final class MirrorGetter implements Getter {
  private final Getter getter;
  private final MirrorTable table;
  private final UnaryOperator<GetOptions> own;

  private MirrorGetter(Getter getter, MirrorTable table, UnaryOperator<GetOptions> own) {
    this.getter = getter;
    this.table = table;
    this.own = own;
  }

  /**
   * A getter in front of another.
   *
   * @param getter fetches what is asked of mirrors, and of everything else
   * @param own adds to options for a URL at a mirror the credentials that are meant for that one
   */
  public static MirrorGetter of(Getter getter, MirrorTable table, UnaryOperator<GetOptions> own) {
    return new MirrorGetter(getter, table, own);
  }

  @Override
  public <T> T get(String url, GetOptions options, BodyReader<T> reader) {
    return fetch(url, options, (place, how) -> getter.get(place, how, reader));
  }

  @Override
  public Spool spool(String url, GetOptions options, Path folder, long limit) {
    return fetch(url, options, (place, how) -> getter.spool(place, how, folder, limit));
  }

  private <T> T fetch(String url, GetOptions options, BiFunction<String, GetOptions, T> fetched) {
    Optional<MirrorRule> found = table.rule(url);
    if (found.isEmpty()) {
      return fetched.apply(url, options);
    }
    MirrorRule rule = found.get();
    List<String> failures = new ArrayList<>();
    for (Mirror each : rule.mirrors()) {
      String place = rule.rewrite(url, each);
      GetOptions plain =
          GetOptions.none().withUrl(place).withAccept(options.accept()).withTls(each.tls());
      try {
        return fetched.apply(place, own.apply(plain));
      } catch (RuntimeException e) {
        failures.add(MirrorTable.failure("mirror " + Quote.quote(place), e));
      }
    }
    if (!rule.fallback()) {
      throw MirrorTable.refused(url, failures);
    }
    try {
      return fetched.apply(url, options);
    } catch (RuntimeException e) {
      if (failures.isEmpty()) {
        throw e;
      }
      throw new RepositoryException(e.getMessage() + " (" + String.join("; ", failures) + ")", e);
    }
  }
}
