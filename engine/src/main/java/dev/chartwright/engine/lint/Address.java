package dev.chartwright.engine.lint;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.net.Url;
import dev.chartwright.golang.net.UrlException;
import dev.chartwright.golang.regexp.Regexp;

/**
 * Whether a text is an address of mail or of the web, as Helm's validator sees it.
 *
 * <p>Its regular expressions decide, odd as they are. Source: asaskevich/govalidator
 * v0.0.0-20230301143203 {@code patterns.go}, {@code validator.go}.
 */
final class Address {
  private static final int MAX_URL_RUNES = 2083;
  private static final int MIN_URL_BYTES = 3;

  private Address() {}

  static boolean isEmail(String text) {
    return Email.PATTERN.matches(text);
  }

  static boolean isUrl(String text) {
    if (text.isEmpty()
        || text.codePointCount(0, text.length()) >= MAX_URL_RUNES
        || GoString.length(text) <= MIN_URL_BYTES
        || text.startsWith(".")) {
      return false;
    }
    boolean bare = text.contains(":") && !text.contains("://");
    Url url;
    try {
      url = Url.parse(bare ? "http://" + text : text);
    } catch (UrlException e) {
      return false;
    }
    if (url.host().startsWith(".")) {
      return false;
    }
    if (url.host().isEmpty() && !url.path().isEmpty() && !url.path().contains(".")) {
      return false;
    }
    return Web.PATTERN.matches(text);
  }

  /** Whether the text has a scheme and is what may stand in a request line. */
  static boolean isRequestUrl(String text) {
    try {
      return !Url.parseRequestUri(text).scheme().isEmpty();
    } catch (UrlException e) {
      return false;
    }
  }

  /** Compiled when the first address is looked at. */
  private static final class Email {
    private static final String HIGH = "\\x{00A0}-\\x{D7FF}\\x{F900}-\\x{FDCF}\\x{FDF0}-\\x{FFEF}";
    private static final String ATOM =
        "([a-zA-Z]|\\d|[!#\\$%&'\\*\\+\\-\\/=\\?\\^_`{\\|}~]|[" + HIGH + "])+";
    private static final String FOLD = "(((\\x20|\\x09)*(\\x0d\\x0a))?(\\x20|\\x09)+)?";

    /** The star is where the library has it: each character needs a quote of its own. */
    private static final String QUOTED =
        "((\\x22)("
            + FOLD
            + "(([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]|\\x21|[\\x23-\\x5b]|[\\x5d-\\x7e]|["
            + HIGH
            + "])|(\\([\\x01-\\x09\\x0b\\x0c\\x0d-\\x7f]|["
            + HIGH
            + "]))))*"
            + FOLD
            + "(\\x22)";

    private static final String FIRST = "([a-zA-Z]|\\d|[" + HIGH + "])";
    private static final String LABEL =
        "(" + FIRST + "|(" + FIRST + "([a-zA-Z]|\\d|-|\\.|_|~|[" + HIGH + "])*" + FIRST + "))";
    private static final String LETTER = "([a-zA-Z]|[" + HIGH + "])";
    private static final String TOP =
        "(" + LETTER + "|(" + LETTER + "([a-zA-Z]|\\d|-|_|~|[" + HIGH + "])*" + LETTER + "))";

    static final Regexp PATTERN =
        Regexp.compile(
            "^((" + ATOM + "(\\." + ATOM + ")*)|(" + QUOTED + "))@(" + LABEL + "\\.)+" + TOP
                + "\\.?$");
  }

  /** Compiled when the first address is looked at. */
  private static final class Web {
    private static final String HEX = "[0-9a-fA-F]{1,4}";
    private static final String BYTE = "(25[0-5]|(2[0-4]|1{0,1}[0-9]){0,1}[0-9])";
    private static final String IPV6 =
        "(("
            + HEX
            + ":){7,7}"
            + HEX
            + "|("
            + HEX
            + ":){1,7}:"
            + "|("
            + HEX
            + ":){1,6}:"
            + HEX
            + "|("
            + HEX
            + ":){1,5}(:"
            + HEX
            + "){1,2}"
            + "|("
            + HEX
            + ":){1,4}(:"
            + HEX
            + "){1,3}"
            + "|("
            + HEX
            + ":){1,3}(:"
            + HEX
            + "){1,4}"
            + "|("
            + HEX
            + ":){1,2}(:"
            + HEX
            + "){1,5}"
            + "|"
            + HEX
            + ":((:"
            + HEX
            + "){1,6})"
            + "|:((:"
            + HEX
            + "){1,7}|:)"
            + "|fe80:(:[0-9a-fA-F]{0,4}){0,4}%[0-9a-zA-Z]{1,}"
            + "|::(ffff(:0{1,4}){0,1}:){0,1}("
            + BYTE
            + "\\.){3,3}"
            + BYTE
            + "|("
            + HEX
            + ":){1,4}:("
            + BYTE
            + "\\.){3,3}"
            + BYTE
            + ")";
    private static final String IPV4 =
        "([1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3]|24\\d|25[0-5])"
            + "(\\.(\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){2}"
            + "(?:\\.([0-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]))";
    private static final String SUBDOMAIN =
        "((www\\.)|([a-zA-Z0-9]+([-_\\.]?[a-zA-Z0-9])*[a-zA-Z0-9]\\.[a-zA-Z0-9]+))";
    private static final String NAME =
        "(([a-zA-Z0-9]([a-zA-Z0-9-_]+)?[a-zA-Z0-9]([-\\.][a-zA-Z0-9]+)*)|("
            + SUBDOMAIN
            + "?))?"
            + "(([a-zA-Z\\x{00a1}-\\x{ffff}0-9]+-?-?)*[a-zA-Z\\x{00a1}-\\x{ffff}0-9]+)"
            + "(?:\\.([a-zA-Z\\x{00a1}-\\x{ffff}]{1,}))?";

    static final Regexp PATTERN =
        Regexp.compile(
            "^((ftp|tcp|udp|wss?|https?):\\/\\/)?"
                + "(\\S+(:\\S*)?@)?"
                + "("
                + IPV4
                + "|(\\["
                + IPV6
                + "\\])|("
                + NAME
                + "))\\.?(:(\\d{1,5}))?"
                + "((\\/|\\?|#)[^\\s]*)?$");
  }
}
