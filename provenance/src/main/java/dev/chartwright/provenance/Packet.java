package dev.chartwright.provenance;

/** A packet of OpenPGP, as far as keys and signatures are made of them. */
sealed interface Packet permits PublicKey, SecretKey, SignaturePacket, Packet.UserId, Packet.Other {
  /**
   * A name that a key bears.
   *
   * @param text bytes of the name, which should be UTF-8, as {@code GoString} holds them
   */
  record UserId(String text) implements Packet {}

  /** A packet that is of no interest here. */
  record Other(int tag) implements Packet {}
}
