package dev.chartwright.golang.jsonpath;

/** A template that cannot be read or applied; the message is that of the Go library. */
public final class JsonPathException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JsonPathException(String message) {
    super(message);
  }
}
