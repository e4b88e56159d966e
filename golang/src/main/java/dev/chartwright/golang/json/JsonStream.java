package dev.chartwright.golang.json;

/** Finds the values of a text that may hold several: the reading part of {@code json.Decoder}. */
final class JsonStream {
  private JsonStream() {}

  /** The place after the value that begins, perhaps after space, at {@code start}. */
  static int endOfValue(byte[] text, int start) {
    JsonScanner scanner = new JsonScanner();
    for (int i = start; i < text.length; i++) {
      switch (scanner.next(text[i])) {
        case ERROR -> throw scanner.error();
        case END -> {
          return i;
        }
        case END_OBJECT, END_ARRAY -> {
          if (scanner.depth() == 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    if (scanner.next((byte) ' ') == JsonScanner.Op.END) {
      return text.length;
    }
    for (int i = start; i < text.length; i++) {
      if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n') {
        throw new JsonException("unexpected EOF");
      }
    }
    throw new JsonException("EOF");
  }
}
