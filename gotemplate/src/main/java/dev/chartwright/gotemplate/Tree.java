package dev.chartwright.gotemplate;

import dev.chartwright.golang.GoString;

/**
 * The body of one template. Immutable.
 *
 * @param name the template
 * @param source the text it stands in
 * @param slots how many variables live in it at once
 * @param nesting how deep its parts are nested, as a measure of the stack that executing it takes
 */
record Tree(String name, Source source, Block body, int slots, int nesting) {
  /**
   * A text with templates.
   *
   * @param name the name under which it was parsed
   * @param functions what its names of functions mean
   */
  record Source(String name, String text, Functions functions) {
    Source withName(String other) {
      return new Source(other, text, functions);
    }

    /** The number of the line of a place, counted from 1. */
    int line(int pos) {
      int line = 1;
      for (int i = text.indexOf('\n'); i >= 0 && i < pos; i = text.indexOf('\n', i + 1)) {
        line++;
      }
      return line;
    }

    /** How many bytes are between the beginning of the line and a place. */
    int column(int pos) {
      int start = text.lastIndexOf('\n', pos - 1) + 1;
      return GoString.length(text.substring(Math.min(start, pos), pos));
    }
  }
}
