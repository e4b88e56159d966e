package dev.chartwright.release.storage;

/** What is done with a record that has more bytes than the API takes in one object. */
public enum Oversize {
  /** It is sent, and the API refuses it: as Helm does. */
  SEND,
  /**
   * It is not sent, and the error tells what takes the room; unless an earlier record of the
   * release is stored in parts, and then it is stored so too.
   */
  EXPLAIN,
  /** It is stored in parts, which Helm cannot read but does not harm either. */
  SPLIT
}
