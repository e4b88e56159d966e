package dev.chartwright.http;

/**
 * One header field: a name as it was written and its value without surrounding white space.
 *
 * @param name the field name; compared without regard to case
 * @param value the field value
 */
public record Header(String name, String value) {

  /**
   * Checks that both parts can be put on the wire.
   *
   * @throws TransportException with {@link Fault#INVALID_REQUEST} for a name that is not a token or
   *     a value with a control character
   */
  public Header {
    if (!Syntax.isToken(name)) {
      throw TransportException.of(
          Fault.INVALID_REQUEST, "net/http: invalid header field name " + Syntax.quote(name));
    }
    if (!Syntax.isFieldValue(value)) {
      throw TransportException.of(
          Fault.INVALID_REQUEST, "net/http: invalid header field value for " + Syntax.quote(name));
    }
  }
}
