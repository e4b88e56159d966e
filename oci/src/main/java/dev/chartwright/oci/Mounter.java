package dev.chartwright.oci;

import org.jspecify.annotations.Nullable;

/** Takes over blobs from other repositories of the same registry without moving bytes. */
public interface Mounter {
  /**
   * Mounts a blob of another repository here.
   *
   * @param blob what to mount
   * @param fromRepository path of the repository that has it
   * @param fallback what to upload if the registry does not mount, or {@code null} to give up
   * @return whether it was mounted; {@code false} if it was uploaded, or given up
   */
  boolean mount(Descriptor blob, String fromRepository, @Nullable Content fallback);
}
