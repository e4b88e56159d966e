package dev.chartwright.release;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a release few ask for, given or read later. */
interface ReleaseParts {
  Map<String, @Nullable Object> config();

  String manifest();

  List<ReleaseHook> hooks();

  /** Whether the manifest begins with a text that JSON has no escapes for but line ends. */
  boolean manifestBegins(String text);

  /** Parts that are known. */
  record Known(Map<String, @Nullable Object> config, String manifest, List<ReleaseHook> hooks)
      implements ReleaseParts {
    @Override
    public boolean manifestBegins(String text) {
      return manifest.startsWith(text);
    }
  }
}
