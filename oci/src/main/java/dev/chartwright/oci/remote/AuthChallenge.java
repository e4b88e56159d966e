package dev.chartwright.oci.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One way to authenticate that a server offers in {@code WWW-Authenticate}.
 *
 * <p>Read leniently: several headers, several challenges in one header, values with and without
 * quotes, schemes in any case, unknown parameters; what cannot be read is left out.
 *
 * <p>Sources: RFC 9110 §11.6.1; oras-go v2.6.2 {@code registry/remote/auth/challenge.go}, which
 * reads the first challenge of the first header.
 *
 * @param scheme the scheme in lower case: {@code basic}, {@code bearer}, …
 * @param parameters parameters in their order, names in lower case
 */
public record AuthChallenge(String scheme, Map<String, String> parameters) {
  private static final List<String> SCHEMES =
      List.of("basic", "bearer", "digest", "negotiate", "ntlm");
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  /** Copies the parameters. */
  public AuthChallenge {
    parameters = Map.copyOf(parameters);
  }

  /** Reads all challenges of all {@code WWW-Authenticate} headers, in their order. */
  public static List<AuthChallenge> parse(List<String> headers) {
    List<AuthChallenge> found = new ArrayList<>();
    for (String header : headers) {
      new Parser(header).readInto(found);
    }
    return found;
  }

  /** Whether this is Basic authentication. */
  public boolean isBasic() {
    return scheme.equals("basic");
  }

  /** Whether this is authentication by a bearer token. */
  public boolean isBearer() {
    return scheme.equals("bearer");
  }

  /** A parameter; empty if it is absent. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A cursor over one header. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    void readInto(List<AuthChallenge> found) {
      skip(" \t,");
      String scheme = token();
      while (!scheme.isEmpty()) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String next = parameters(parameters);
        found.add(new AuthChallenge(scheme.toLowerCase(Locale.ROOT), parameters));
        scheme = next;
      }
    }

    /** Reads parameters up to the next scheme, which is returned; empty at the end. */
    private String parameters(Map<String, String> into) {
      while (true) {
        skip(" \t,");
        String name = token();
        if (name.isEmpty()) {
          return "";
        }
        int afterName = at;
        skip(" \t");
        if (at == text.length() || text.charAt(at) != '=') {
          at = afterName;
          return name;
        }
        at++;
        skip(" \t");
        String key = name.toLowerCase(Locale.ROOT);
        if (at < text.length() && text.charAt(at) == '"') {
          StringBuilder value = new StringBuilder();
          if (!quoted(value)) {
            return "";
          }
          into.putIfAbsent(key, value.toString());
        } else {
          String value = bareValue();
          if (!value.isEmpty()) {
            into.putIfAbsent(key, value);
          }
        }
      }
    }

    private boolean quoted(StringBuilder value) {
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return true;
        }
        if (c == '\\' && at + 1 < text.length()) {
          at++;
          c = text.charAt(at);
        }
        value.append(c);
      }
      return false;
    }

    private String token() {
      int start = at;
      while (at < text.length() && isTokenChar(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    /**
     * A value without quotes. Servers put URLs and lists of actions there, so it ends at a space,
     * or at a comma after which a parameter or a challenge begins.
     */
    private String bareValue() {
      int start = at;
      while (at < text.length() && " \t".indexOf(text.charAt(at)) < 0 && !atNextPart()) {
        at++;
      }
      return text.substring(start, at);
    }

    private boolean atNextPart() {
      if (text.charAt(at) != ',') {
        return false;
      }
      int before = at++;
      boolean space = at == text.length() || " \t".indexOf(text.charAt(at)) >= 0;
      String word = space ? "" : token().toLowerCase(Locale.ROOT);
      boolean parameter = at < text.length() && text.charAt(at) == '=';
      at = before;
      return space || parameter || SCHEMES.contains(word);
    }

    private void skip(String chars) {
      while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }

    private static boolean isTokenChar(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || TOKEN_MARKS.indexOf(c) >= 0;
    }
  }
}
