package dev.chartwright.oci;

import dev.chartwright.oci.CopyException.Side;

/** Gives the root of a copy its name, in one step with storing it where the destination can. */
final class RootNaming {
  private final Target destination;
  private final String reference;
  private final Descriptor root;

  RootNaming(Target destination, String reference, Descriptor root) {
    this.destination = destination;
    this.reference = reference;
    this.root = root;
  }

  boolean concerns(Descriptor node) {
    return node.sameContent(root);
  }

  /** Tells whether {@link #push} stores and names at once. */
  boolean pushes() {
    return destination instanceof ReferencePusher;
  }

  void push(Content content) {
    if (destination instanceof ReferencePusher pusher) {
      try {
        pusher.pushReference(root, content, reference);
      } catch (AlreadyExistsException e) {
        return;
      } catch (CopyException e) {
        throw e;
      } catch (RuntimeException e) {
        throw new CopyException("PushReference", Side.DESTINATION, e);
      }
    }
  }

  void tag() {
    try {
      destination.tag(root, reference);
    } catch (RuntimeException e) {
      throw new CopyException("Tag", Side.DESTINATION, e);
    }
  }
}
