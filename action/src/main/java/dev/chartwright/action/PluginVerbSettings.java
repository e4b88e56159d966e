package dev.chartwright.action;

import dev.chartwright.plugin.PluginSettings;
import dev.chartwright.plugin.install.InstallPlaces;
import java.time.Clock;

/**
 * What the verbs that deal with plugins need besides {@link Settings}.
 *
 * @param plugins where plugins lie and how their programs are started
 * @param places where plugins are put
 * @param clock tells whether keys and signatures have expired
 */
public record PluginVerbSettings(PluginSettings plugins, InstallPlaces places, Clock clock) {}
