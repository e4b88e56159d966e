package dev.chartwright.oci;

/**
 * Is told what a copy does; a copy calls it from several threads at once.
 *
 * <p>What a method throws ends the copy and is thrown by it unchanged.
 */
public interface CopyListener {
  /** What to do with content. */
  enum Decision {
    /** Copy it. */
    COPY,
    /** Leave it out. */
    SKIP
  }

  /** Does nothing and copies everything. */
  CopyListener NONE = new CopyListener() {};

  /** Called before content is copied, after everything that it points to was. */
  default Decision before(Descriptor descriptor) {
    return Decision.COPY;
  }

  /** Called while content is sent: {@code bytes} so far, from the start. */
  default void transferred(Descriptor descriptor, long bytes) {}

  /** Called when content was copied. */
  default void copied(Descriptor descriptor) {}

  /** Called when the destination has the content, and so all that it points to, already. */
  default void skipped(Descriptor descriptor) {}

  /** Called when a blob was mounted from another repository. */
  default void mounted(Descriptor descriptor) {}
}
