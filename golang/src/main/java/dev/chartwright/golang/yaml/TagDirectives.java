package dev.chartwright.golang.yaml;

import java.util.HashMap;
import java.util.Map;

/** The directives before a document: its version and what its tag handles stand for. */
final class TagDirectives {
  private static final String CORE = "tag:yaml.org,2002:";

  /** Handles that the document declares; usually none. */
  private final Map<String, String> declared = new HashMap<>();

  void clear() {
    declared.clear();
  }

  void read(Scanner scanner) {
    boolean version = false;
    for (Token t = scanner.peek();
        t.type == Token.VERSION_DIRECTIVE || t.type == Token.TAG_DIRECTIVE;
        t = scanner.peek()) {
      if (t.type == Token.VERSION_DIRECTIVE) {
        if (version) {
          throw YamlException.at(t.line, "found duplicate %YAML directive");
        }
        if (t.major != 1 || t.minor != 1) {
          throw YamlException.at(t.line, "found incompatible YAML document");
        }
        version = true;
      } else if (t.text != null && declared.put(t.text, t.suffix) != null) {
        throw YamlException.at(t.line, "found duplicate %TAG directive");
      }
      scanner.skipToken();
    }
  }

  String resolve(String handle, String suffix, int line) {
    String prefix = declared.get(handle);
    if (prefix == null) {
      prefix = handle.equals("!") ? "!" : handle.equals("!!") ? CORE : null;
    }
    if (prefix == null) {
      throw YamlException.at(line, "found undefined tag handle");
    }
    return prefix + suffix;
  }
}
