package dev.chartwright.golang.yaml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A token; the scanner uses the same objects again and again. */
final class Token {
  static final int STREAM_START = 1;
  static final int STREAM_END = 2;
  static final int VERSION_DIRECTIVE = 3;
  static final int TAG_DIRECTIVE = 4;
  static final int DOCUMENT_START = 5;
  static final int DOCUMENT_END = 6;
  static final int BLOCK_SEQUENCE_START = 7;
  static final int BLOCK_MAPPING_START = 8;
  static final int BLOCK_END = 9;
  static final int FLOW_SEQUENCE_START = 10;
  static final int FLOW_SEQUENCE_END = 11;
  static final int FLOW_MAPPING_START = 12;
  static final int FLOW_MAPPING_END = 13;
  static final int BLOCK_ENTRY = 14;
  static final int FLOW_ENTRY = 15;
  static final int KEY = 16;
  static final int VALUE = 17;
  static final int ALIAS = 18;
  static final int ANCHOR = 19;
  static final int TAG = 20;
  static final int SCALAR = 21;

  int type;

  /** The line of its first character, counted from zero. */
  int line;

  /** The level of the simple key that this token may begin, or -1. */
  int keyLevel;

  /** The number of characters before it; comments are found by it. */
  int index;

  /** How a scalar is written: one of the styles of {@link YamlNode}, 0 for a plain one. */
  int style;

  /** The text as a stretch of the input; unused when {@link #text} is set. */
  int from;

  int to;

  /** Scalar, anchor, alias; handle of a tag or tag directive. */
  @Nullable String text;

  /** Suffix of a tag, prefix of a tag directive. */
  String suffix = "";

  int major;
  int minor;

  Token start(int type, int line, int index) {
    this.type = type;
    this.line = line;
    this.index = index;
    this.keyLevel = -1;
    this.text = null;
    return this;
  }

  String text(byte[] buf) {
    String s = text;
    if (s == null) {
      s = new String(buf, from, to - from, StandardCharsets.UTF_8);
      text = s;
    }
    return s;
  }
}
