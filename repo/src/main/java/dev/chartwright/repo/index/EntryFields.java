package dev.chartwright.repo.index;

import dev.chartwright.golang.semver.SemverException;
import dev.chartwright.repo.ChartVersion;
import java.util.ArrayList;
import java.util.List;

/** What is being read of one entry; used over and over. */
final class EntryFields {
  String name = "";
  String version = "";
  String appVersion = "";
  String description = "";
  String digest = "";
  String created = "";
  String type = "";
  boolean deprecated;
  final List<String> keywords = new ArrayList<>();
  final List<String> urls = new ArrayList<>();

  void clear() {
    name = "";
    version = "";
    appVersion = "";
    description = "";
    digest = "";
    created = "";
    type = "";
    deprecated = false;
    keywords.clear();
    urls.clear();
  }

  /**
   * The rank of the version, if it is certain that Helm would take the entry as it is.
   *
   * @throws UnusualEntry if Helm would refuse it, change a text in it, or one cannot tell
   */
  Rank checked() {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw new UnusualEntry("name");
    }
    if (!type.isEmpty() && !type.equals("application") && !type.equals("library")) {
      throw new UnusualEntry("type");
    }
    requirePrintable(name);
    requirePrintable(appVersion);
    requirePrintable(description);
    for (int i = 0; i < keywords.size(); i++) {
      requirePrintable(keywords.get(i));
    }
    try {
      return Rank.of(version);
    } catch (SemverException e) {
      throw new UnusualEntry("version");
    }
  }

  private static void requirePrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        throw new UnusualEntry("character");
      }
    }
  }

  /** Takes over what was read and checked in the general way. */
  Rank set(ChartVersion chart) {
    clear();
    name = chart.metadata().name();
    version = chart.metadata().version();
    appVersion = chart.metadata().appVersion();
    description = chart.metadata().description();
    digest = chart.digest();
    created = CreatedTime.text(chart.created());
    deprecated = chart.metadata().deprecated();
    keywords.addAll(chart.metadata().keywords());
    urls.addAll(chart.urls());
    return Rank.of(version);
  }
}
