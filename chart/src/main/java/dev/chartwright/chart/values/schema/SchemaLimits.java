package dev.chartwright.chart.values.schema;

/**
 * How much a schema may cost before it is refused.
 *
 * <p>Helm has none of these limits. No honest schema comes near them; a hostile one ends with a
 * message that names the limit.
 */
public final class SchemaLimits {
  /** The most bytes that one document behind a reference may have: 16 MiB. */
  public static final int MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

  /** The most documents that one schema may draw in. */
  public static final int MAX_DOCUMENTS = 200;

  /** The most subschemas that a schema may have, with all documents that it draws in. */
  public static final int MAX_SUBSCHEMAS = 1_000_000;

  /** How deep subschemas and values may lie in each other. */
  public static final int MAX_DEPTH = 2_000;

  /** The most times that a value is held against a subschema in one validation. */
  public static final long MAX_STEPS = 10_000_000;

  /** The most violations that are gathered in one validation. */
  public static final int MAX_VIOLATIONS = 100_000;

  /** The most characters that the messages of one validation may have. */
  public static final int MAX_MESSAGE_LENGTH = 16 * 1024 * 1024;

  /** The most characters that a number in a schema may have. */
  public static final int MAX_NUMBER_LENGTH = 10_000;

  private SchemaLimits() {}
}
