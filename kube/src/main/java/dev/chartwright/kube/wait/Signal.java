package dev.chartwright.kube.wait;

import dev.chartwright.kube.KubeException;
import dev.chartwright.kube.KubeObject;
import org.jspecify.annotations.Nullable;

/** What the threads of a wait tell the one that waits. */
sealed interface Signal {
  /** An object is there, or has changed. */
  record Seen(ObjectKey key, KubeObject object) implements Signal {}

  /** An object is gone; its last state is null if that was missed. */
  record Gone(ObjectKey key, @Nullable KubeObject last) implements Signal {}

  /** A watch has told everything that there was when it began. */
  record Synced(KindWatch watch) implements Signal {}

  /** A watch may not go on: the server refuses. */
  record Refused(KubeException error) implements Signal {}

  /** An object was judged; the turn tells whether that is still the newest. */
  record Judged(ObjectKey key, int turn, StatusReader.Reading reading) implements Signal {}
}
