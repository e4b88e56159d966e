package dev.chartwright.oci;

/** A stream that checks what it delivers, so that nobody need check again. */
interface SelfVerifying {
  /** Whether everything that is going to be read is checked against this descriptor. */
  boolean verifies(Descriptor content);
}
