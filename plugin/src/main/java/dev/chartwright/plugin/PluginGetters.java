package dev.chartwright.plugin;

import dev.chartwright.golang.net.Url;
import dev.chartwright.repo.getter.BodyReader;
import dev.chartwright.repo.getter.GetOptions;
import dev.chartwright.repo.getter.Getter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The installed plugins that fetch URLs, by scheme.
 *
 * <p>The disk is read once, when the first scheme is asked for. Safe for several threads as far as
 * the plugins are. Source: Helm 4.3.1 {@code pkg/getter/plugingetter.go}.
 *
 * <pre>{@code
 * PluginGetters.of(settings).find("s3");   // the getter of the plugin that says protocols: [s3]
 * }</pre>
 */
public final class PluginGetters {
  private final PluginSettings settings;
  private @Nullable List<Plugin> plugins;

  private PluginGetters(PluginSettings settings) {
    this.settings = settings;
  }

  /** The plugins that these settings lead to. */
  public static PluginGetters of(PluginSettings settings) {
    return new PluginGetters(settings);
  }

  /**
   * The getter of the first plugin that knows a scheme. Plugins that cannot be told from one
   * another count as none, as in Helm.
   */
  public Optional<Getter> find(String scheme) {
    for (Plugin plugin : plugins()) {
      if (plugin.metadata().config() instanceof PluginConfig.Getter config
          && config.protocols().contains(scheme)) {
        return Optional.of(new PluginGetter(plugin));
      }
    }
    return Optional.empty();
  }

  private synchronized List<Plugin> plugins() {
    List<Plugin> made = plugins;
    if (made == null) {
      made = new ArrayList<>();
      try {
        for (Plugin plugin : InstalledPlugins.of(settings).in(settings.directories())) {
          if (plugin.metadata().type().equals(PluginMetadata.GETTER)) {
            made.add(plugin);
          }
        }
      } catch (PluginException e) {
        // Helm does without getters then.
      }
      plugins = made;
    }
    return made;
  }

  /** Fetches what one plugin fetches. */
  private record PluginGetter(Plugin plugin) implements Getter {
    @Override
    public <T> T get(String url, GetOptions options, BodyReader<T> reader) {
      byte[] fetched;
      try {
        fetched =
            plugin.get(
                new GetterCall(
                    url,
                    Url.parse(url).scheme(),
                    options.username(),
                    options.password(),
                    options.tls().certFile(),
                    options.tls().keyFile(),
                    options.tls().caFile(),
                    options.passCredentialsAll()));
      } catch (PluginException e) {
        throw new PluginException(
            "plugin " + GoDump.of(plugin) + " failed to invoke: " + e.getMessage(), e);
      }
      try {
        return reader.read(new ByteArrayInputStream(fetched));
      } catch (IOException e) {
        throw new PluginException(String.valueOf(e.getMessage()), e);
      }
    }
  }
}
