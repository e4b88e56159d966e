package dev.chartwright.kube;

import java.util.List;

/**
 * What became of a deletion.
 *
 * @param deleted what is gone or going, and what was not there any more
 * @param errors why others are not
 */
public record Deletion(List<Resource> deleted, List<KubeException> errors) {
  /** Copies the lists. */
  public Deletion {
    deleted = List.copyOf(deleted);
    errors = List.copyOf(errors);
  }
}
