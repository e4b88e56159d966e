package dev.chartwright.sprig;

import dev.chartwright.golang.semver.Version;
import dev.chartwright.gotemplate.Function;
import dev.chartwright.gotemplate.FunctionGroup;
import dev.chartwright.gotemplate.Functions;
import org.jspecify.annotations.Nullable;

/**
 * The functions that sprig 3.3.0 brings to text templates, as helm 4.3.1 offers them: without
 * {@code env} and {@code expandenv}, and without those that Helm puts its own in place of ({@code
 * toJson}, {@code fromJson}, {@code fail} …).
 *
 * <p>A function's class is loaded when a template first names one of its group, so a chart that
 * makes no certificates loads nothing of cryptography.
 *
 * <pre>{@code
 * Functions functions = Sprig.of(SprigContext.of(Clock.systemUTC(), zones, SecureRandom::new));
 * functions.find("trunc").signature();  // (int, string) string
 * }</pre>
 *
 * <p>Immutable in effect and thread-safe. Source: sprig's functions.go.
 */
public final class Sprig implements Functions {
  private final SprigContext context;

  private @Nullable StringFunctions stringFunctions;
  private @Nullable RandomFunctions randomFunctions;
  private @Nullable CryptoFunctions cryptoFunctions;
  private @Nullable CertificateFunctions certificateFunctions;
  private @Nullable RegexFunctions regexFunctions;
  private @Nullable UrlFunctions urlFunctions;
  private @Nullable PathFunctions pathFunctions;
  private @Nullable SemverFunctions semverFunctions;
  private @Nullable NetworkFunctions networkFunctions;
  private @Nullable NumericFunctions numericFunctions;
  private @Nullable DefaultsFunctions defaultsFunctions;
  private @Nullable ReflectFunctions reflectFunctions;
  private @Nullable EncodingFunctions encodingFunctions;
  private @Nullable DictFunctions dictFunctions;
  private @Nullable ListFunctions listFunctions;
  private @Nullable DateFunctions dateFunctions;

  private Sprig(SprigContext context) {
    this.context = context;
  }

  /** The functions in these surroundings. */
  public static Sprig of(SprigContext context) {
    return new Sprig(context);
  }

  @Override
  public @Nullable Function find(String name) {
    Function found = findString(name);
    found = found == null ? findDict(name) : found;
    found = found == null ? findList(name) : found;
    found = found == null ? findDefaults(name) : found;
    found = found == null ? findReflect(name) : found;
    found = found == null ? findNumeric(name) : found;
    found = found == null ? findEncoding(name) : found;
    found = found == null ? findRegex(name) : found;
    found = found == null ? findSemver(name) : found;
    found = found == null ? findDate(name) : found;
    found = found == null ? findCrypto(name) : found;
    found = found == null ? findRandom(name) : found;
    found = found == null ? findCertificate(name) : found;
    found = found == null ? findPath(name) : found;
    found = found == null ? findUrl(name) : found;
    found = found == null ? findNetwork(name) : found;
    return found;
  }

  @Override
  public @Nullable Function method(Object receiver, String name) {
    if (receiver instanceof Version) {
      return SemverMethods.ofPointer(name);
    }
    if (receiver instanceof SemverValue) {
      return SemverMethods.ofValue(name);
    }
    return DateMethods.find(receiver, name, context);
  }

  private @Nullable Function findString(String name) {
    return switch (name) {
      case "hello" -> of(name, "() string", string(), StringFunctions.HELLO);
      case "abbrev" -> of(name, "(int, string) string", string(), StringFunctions.ABBREV);
      case "abbrevboth" ->
          of(name, "(int, int, string) string", string(), StringFunctions.ABBREVBOTH);
      case "trunc" -> of(name, "(int, string) string", string(), StringFunctions.TRUNC);
      case "trim" -> of(name, "(string) string", string(), StringFunctions.TRIM);
      case "upper" -> of(name, "(string) string", string(), StringFunctions.UPPER);
      case "lower" -> of(name, "(string) string", string(), StringFunctions.LOWER);
      case "title" -> of(name, "(string) string", string(), StringFunctions.TITLE);
      case "untitle" -> of(name, "(string) string", string(), StringFunctions.UNTITLE);
      case "substr" -> of(name, "(int, int, string) string", string(), StringFunctions.SUBSTR);
      case "repeat" -> of(name, "(int, string) string", string(), StringFunctions.REPEAT);
      case "trimall" -> of(name, "(string, string) string", string(), StringFunctions.TRIM_ALL);
      case "trimAll" -> of(name, "(string, string) string", string(), StringFunctions.TRIM_ALL);
      case "trimSuffix" ->
          of(name, "(string, string) string", string(), StringFunctions.TRIM_SUFFIX);
      case "trimPrefix" ->
          of(name, "(string, string) string", string(), StringFunctions.TRIM_PREFIX);
      case "nospace" -> of(name, "(string) string", string(), StringFunctions.NOSPACE);
      case "initials" -> of(name, "(string) string", string(), StringFunctions.INITIALS);
      case "swapcase" -> of(name, "(string) string", string(), StringFunctions.SWAPCASE);
      case "snakecase" -> of(name, "(string) string", string(), StringFunctions.SNAKECASE);
      case "camelcase" -> of(name, "(string) string", string(), StringFunctions.CAMELCASE);
      case "kebabcase" -> of(name, "(string) string", string(), StringFunctions.KEBABCASE);
      case "wrap" -> of(name, "(int, string) string", string(), StringFunctions.WRAP);
      case "wrapWith" ->
          of(name, "(int, string, string) string", string(), StringFunctions.WRAP_WITH);
      case "contains" -> of(name, "(string, string) bool", string(), StringFunctions.CONTAINS);
      case "hasPrefix" -> of(name, "(string, string) bool", string(), StringFunctions.HAS_PREFIX);
      case "hasSuffix" -> of(name, "(string, string) bool", string(), StringFunctions.HAS_SUFFIX);
      case "quote" -> of(name, "(...interface {}) string", string(), StringFunctions.QUOTE);
      case "squote" -> of(name, "(...interface {}) string", string(), StringFunctions.SQUOTE);
      case "cat" -> of(name, "(...interface {}) string", string(), StringFunctions.CAT);
      case "indent" -> of(name, "(int, string) string", string(), StringFunctions.INDENT);
      case "nindent" -> of(name, "(int, string) string", string(), StringFunctions.NINDENT);
      case "replace" ->
          of(name, "(string, string, string) string", string(), StringFunctions.REPLACE);
      case "plural" -> of(name, "(string, string, int) string", string(), StringFunctions.PLURAL);
      case "toString" -> of(name, "(interface {}) string", string(), StringFunctions.TO_STRING);
      case "toStrings" -> of(name, "(interface {}) []string", string(), StringFunctions.TO_STRINGS);
      case "join" -> of(name, "(string, interface {}) string", string(), StringFunctions.JOIN);
      case "split" ->
          of(name, "(string, string) map[string]string", string(), StringFunctions.SPLIT);
      case "splitList" ->
          of(name, "(string, string) []string", string(), StringFunctions.SPLIT_LIST);
      case "splitn" ->
          of(name, "(string, int, string) map[string]string", string(), StringFunctions.SPLITN);
      default -> null;
    };
  }

  private @Nullable Function findDict(String name) {
    return switch (name) {
      case "dict" ->
          of(name, "(...interface {}) map[string]interface {}", dict(), DictFunctions.DICT);
      case "get" ->
          of(name, "(map[string]interface {}, string) interface {}", dict(), DictFunctions.GET);
      case "set" ->
          of(
              name,
              "(map[string]interface {}, string, interface {}) map[string]interface {}",
              dict(),
              DictFunctions.SET);
      case "unset" ->
          of(
              name,
              "(map[string]interface {}, string) map[string]interface {}",
              dict(),
              DictFunctions.UNSET);
      case "hasKey" ->
          of(name, "(map[string]interface {}, string) bool", dict(), DictFunctions.HAS_KEY);
      case "pluck" ->
          of(
              name,
              "(string, ...map[string]interface {}) []interface {}",
              dict(),
              DictFunctions.PLUCK);
      case "keys" -> of(name, "(...map[string]interface {}) []string", dict(), DictFunctions.KEYS);
      case "pick" ->
          of(
              name,
              "(map[string]interface {}, ...string) map[string]interface {}",
              dict(),
              DictFunctions.PICK);
      case "omit" ->
          of(
              name,
              "(map[string]interface {}, ...string) map[string]interface {}",
              dict(),
              DictFunctions.OMIT);
      case "merge" ->
          of(
              name,
              "(map[string]interface {}, ...map[string]interface {}) interface {}",
              dict(),
              DictFunctions.MERGE);
      case "mergeOverwrite" ->
          of(
              name,
              "(map[string]interface {}, ...map[string]interface {}) interface {}",
              dict(),
              DictFunctions.MERGE_OVERWRITE);
      case "mustMerge" ->
          of(
              name,
              "(map[string]interface {}, ...map[string]interface {}) (interface {}, error)",
              dict(),
              DictFunctions.MUST_MERGE);
      case "mustMergeOverwrite" ->
          of(
              name,
              "(map[string]interface {}, ...map[string]interface {}) (interface {}, error)",
              dict(),
              DictFunctions.MUST_MERGE_OVERWRITE);
      case "values" ->
          of(name, "(map[string]interface {}) []interface {}", dict(), DictFunctions.VALUES);
      case "dig" -> of(name, "(...interface {}) (interface {}, error)", dict(), DictFunctions.DIG);
      default -> null;
    };
  }

  private @Nullable Function findList(String name) {
    return switch (name) {
      case "sortAlpha" -> of(name, "(interface {}) []string", list(), ListFunctions.SORT_ALPHA);
      case "tuple" -> of(name, "(...interface {}) []interface {}", list(), ListFunctions.LIST);
      case "list" -> of(name, "(...interface {}) []interface {}", list(), ListFunctions.LIST);
      case "append" ->
          of(name, "(interface {}, interface {}) []interface {}", list(), ListFunctions.PUSH);
      case "push" ->
          of(name, "(interface {}, interface {}) []interface {}", list(), ListFunctions.PUSH);
      case "mustAppend" ->
          of(
              name,
              "(interface {}, interface {}) ([]interface {}, error)",
              list(),
              ListFunctions.MUST_PUSH);
      case "mustPush" ->
          of(
              name,
              "(interface {}, interface {}) ([]interface {}, error)",
              list(),
              ListFunctions.MUST_PUSH);
      case "prepend" ->
          of(name, "(interface {}, interface {}) []interface {}", list(), ListFunctions.PREPEND);
      case "mustPrepend" ->
          of(
              name,
              "(interface {}, interface {}) ([]interface {}, error)",
              list(),
              ListFunctions.MUST_PREPEND);
      case "first" -> of(name, "(interface {}) interface {}", list(), ListFunctions.FIRST);
      case "mustFirst" ->
          of(name, "(interface {}) (interface {}, error)", list(), ListFunctions.MUST_FIRST);
      case "rest" -> of(name, "(interface {}) []interface {}", list(), ListFunctions.REST);
      case "mustRest" ->
          of(name, "(interface {}) ([]interface {}, error)", list(), ListFunctions.MUST_REST);
      case "last" -> of(name, "(interface {}) interface {}", list(), ListFunctions.LAST);
      case "mustLast" ->
          of(name, "(interface {}) (interface {}, error)", list(), ListFunctions.MUST_LAST);
      case "initial" -> of(name, "(interface {}) []interface {}", list(), ListFunctions.INITIAL);
      case "mustInitial" ->
          of(name, "(interface {}) ([]interface {}, error)", list(), ListFunctions.MUST_INITIAL);
      case "reverse" -> of(name, "(interface {}) []interface {}", list(), ListFunctions.REVERSE);
      case "mustReverse" ->
          of(name, "(interface {}) ([]interface {}, error)", list(), ListFunctions.MUST_REVERSE);
      case "uniq" -> of(name, "(interface {}) []interface {}", list(), ListFunctions.UNIQ);
      case "mustUniq" ->
          of(name, "(interface {}) ([]interface {}, error)", list(), ListFunctions.MUST_UNIQ);
      case "without" ->
          of(name, "(interface {}, ...interface {}) []interface {}", list(), ListFunctions.WITHOUT);
      case "mustWithout" ->
          of(
              name,
              "(interface {}, ...interface {}) ([]interface {}, error)",
              list(),
              ListFunctions.MUST_WITHOUT);
      case "has" -> of(name, "(interface {}, interface {}) bool", list(), ListFunctions.HAS);
      case "mustHas" ->
          of(name, "(interface {}, interface {}) (bool, error)", list(), ListFunctions.MUST_HAS);
      case "slice" ->
          of(name, "(interface {}, ...interface {}) interface {}", list(), ListFunctions.SLICE);
      case "mustSlice" ->
          of(
              name,
              "(interface {}, ...interface {}) (interface {}, error)",
              list(),
              ListFunctions.MUST_SLICE);
      case "concat" -> of(name, "(...interface {}) interface {}", list(), ListFunctions.CONCAT);
      case "chunk" -> of(name, "(int, interface {}) [][]interface {}", list(), ListFunctions.CHUNK);
      case "mustChunk" ->
          of(
              name,
              "(int, interface {}) ([][]interface {}, error)",
              list(),
              ListFunctions.MUST_CHUNK);
      case "compact" -> of(name, "(interface {}) []interface {}", list(), ListFunctions.COMPACT);
      case "mustCompact" ->
          of(name, "(interface {}) ([]interface {}, error)", list(), ListFunctions.MUST_COMPACT);
      default -> null;
    };
  }

  private @Nullable Function findDefaults(String name) {
    return switch (name) {
      case "default" ->
          of(
              name,
              "(interface {}, ...interface {}) interface {}",
              defaults(),
              DefaultsFunctions.DEFAULT);
      case "empty" -> of(name, "(interface {}) bool", defaults(), DefaultsFunctions.EMPTY);
      case "coalesce" ->
          of(name, "(...interface {}) interface {}", defaults(), DefaultsFunctions.COALESCE);
      case "all" -> of(name, "(...interface {}) bool", defaults(), DefaultsFunctions.ALL);
      case "any" -> of(name, "(...interface {}) bool", defaults(), DefaultsFunctions.ANY);
      case "ternary" ->
          of(
              name,
              "(interface {}, interface {}, bool) interface {}",
              defaults(),
              DefaultsFunctions.TERNARY);
      case "deepCopy" ->
          of(name, "(interface {}) interface {}", defaults(), DefaultsFunctions.DEEP_COPY);
      case "mustDeepCopy" ->
          of(
              name,
              "(interface {}) (interface {}, error)",
              defaults(),
              DefaultsFunctions.MUST_DEEP_COPY);
      default -> null;
    };
  }

  private @Nullable Function findReflect(String name) {
    return switch (name) {
      case "typeOf" -> of(name, "(interface {}) string", reflect(), ReflectFunctions.TYPE_OF);
      case "typeIs" -> of(name, "(string, interface {}) bool", reflect(), ReflectFunctions.TYPE_IS);
      case "typeIsLike" ->
          of(name, "(string, interface {}) bool", reflect(), ReflectFunctions.TYPE_IS_LIKE);
      case "kindOf" -> of(name, "(interface {}) string", reflect(), ReflectFunctions.KIND_OF);
      case "kindIs" -> of(name, "(string, interface {}) bool", reflect(), ReflectFunctions.KIND_IS);
      case "deepEqual" ->
          of(name, "(interface {}, interface {}) bool", reflect(), ReflectFunctions.DEEP_EQUAL);
      default -> null;
    };
  }

  private @Nullable Function findNumeric(String name) {
    return switch (name) {
      case "atoi" -> of(name, "(string) int", numeric(), NumericFunctions.ATOI);
      case "int64" -> of(name, "(interface {}) int64", numeric(), NumericFunctions.INT64);
      case "int" -> of(name, "(interface {}) int", numeric(), NumericFunctions.INT);
      case "float64" -> of(name, "(interface {}) float64", numeric(), NumericFunctions.FLOAT64);
      case "seq" -> of(name, "(...int) string", numeric(), NumericFunctions.SEQ);
      case "toDecimal" -> of(name, "(interface {}) int64", numeric(), NumericFunctions.TO_DECIMAL);
      case "until" -> of(name, "(int) []int", numeric(), NumericFunctions.UNTIL);
      case "untilStep" -> of(name, "(int, int, int) []int", numeric(), NumericFunctions.UNTIL_STEP);
      case "add1" -> of(name, "(interface {}) int64", numeric(), NumericFunctions.ADD1);
      case "add" -> of(name, "(...interface {}) int64", numeric(), NumericFunctions.ADD);
      case "sub" -> of(name, "(interface {}, interface {}) int64", numeric(), NumericFunctions.SUB);
      case "div" -> of(name, "(interface {}, interface {}) int64", numeric(), NumericFunctions.DIV);
      case "mod" -> of(name, "(interface {}, interface {}) int64", numeric(), NumericFunctions.MOD);
      case "mul" ->
          of(name, "(interface {}, ...interface {}) int64", numeric(), NumericFunctions.MUL);
      case "randInt" -> of(name, "(int, int) int", numeric(), NumericFunctions.RAND_INT);
      case "add1f" -> of(name, "(interface {}) float64", numeric(), NumericFunctions.ADD1F);
      case "addf" -> of(name, "(...interface {}) float64", numeric(), NumericFunctions.ADDF);
      case "subf" ->
          of(name, "(interface {}, ...interface {}) float64", numeric(), NumericFunctions.SUBF);
      case "divf" ->
          of(name, "(interface {}, ...interface {}) float64", numeric(), NumericFunctions.DIVF);
      case "mulf" ->
          of(name, "(interface {}, ...interface {}) float64", numeric(), NumericFunctions.MULF);
      case "biggest" ->
          of(name, "(interface {}, ...interface {}) int64", numeric(), NumericFunctions.MAX);
      case "max" ->
          of(name, "(interface {}, ...interface {}) int64", numeric(), NumericFunctions.MAX);
      case "min" ->
          of(name, "(interface {}, ...interface {}) int64", numeric(), NumericFunctions.MIN);
      case "maxf" ->
          of(name, "(interface {}, ...interface {}) float64", numeric(), NumericFunctions.MAXF);
      case "minf" ->
          of(name, "(interface {}, ...interface {}) float64", numeric(), NumericFunctions.MINF);
      case "ceil" -> of(name, "(interface {}) float64", numeric(), NumericFunctions.CEIL);
      case "floor" -> of(name, "(interface {}) float64", numeric(), NumericFunctions.FLOOR);
      case "round" ->
          of(name, "(interface {}, int, ...float64) float64", numeric(), NumericFunctions.ROUND);
      default -> null;
    };
  }

  private @Nullable Function findEncoding(String name) {
    return switch (name) {
      case "b64enc" -> of(name, "(string) string", encoding(), EncodingFunctions.B64ENC);
      case "b64dec" -> of(name, "(string) string", encoding(), EncodingFunctions.B64DEC);
      case "b32enc" -> of(name, "(string) string", encoding(), EncodingFunctions.B32ENC);
      case "b32dec" -> of(name, "(string) string", encoding(), EncodingFunctions.B32DEC);
      case "toPrettyJson" ->
          of(name, "(interface {}) string", encoding(), EncodingFunctions.TO_PRETTY_JSON);
      case "mustToPrettyJson" ->
          of(
              name,
              "(interface {}) (string, error)",
              encoding(),
              EncodingFunctions.MUST_TO_PRETTY_JSON);
      case "toRawJson" ->
          of(name, "(interface {}) string", encoding(), EncodingFunctions.TO_RAW_JSON);
      case "mustToRawJson" ->
          of(
              name,
              "(interface {}) (string, error)",
              encoding(),
              EncodingFunctions.MUST_TO_RAW_JSON);
      case "mustFromJson" ->
          of(name, "(string) (interface {}, error)", encoding(), EncodingFunctions.MUST_FROM_JSON);
      default -> null;
    };
  }

  private @Nullable Function findRegex(String name) {
    return switch (name) {
      case "regexMatch" -> of(name, "(string, string) bool", regex(), RegexFunctions.REGEX_MATCH);
      case "mustRegexMatch" ->
          of(name, "(string, string) (bool, error)", regex(), RegexFunctions.MUST_REGEX_MATCH);
      case "regexFindAll" ->
          of(name, "(string, string, int) []string", regex(), RegexFunctions.REGEX_FIND_ALL);
      case "mustRegexFindAll" ->
          of(
              name,
              "(string, string, int) ([]string, error)",
              regex(),
              RegexFunctions.MUST_REGEX_FIND_ALL);
      case "regexFind" -> of(name, "(string, string) string", regex(), RegexFunctions.REGEX_FIND);
      case "mustRegexFind" ->
          of(name, "(string, string) (string, error)", regex(), RegexFunctions.MUST_REGEX_FIND);
      case "regexReplaceAll" ->
          of(name, "(string, string, string) string", regex(), RegexFunctions.REGEX_REPLACE_ALL);
      case "mustRegexReplaceAll" ->
          of(
              name,
              "(string, string, string) (string, error)",
              regex(),
              RegexFunctions.MUST_REGEX_REPLACE_ALL);
      case "regexReplaceAllLiteral" ->
          of(
              name,
              "(string, string, string) string",
              regex(),
              RegexFunctions.REGEX_REPLACE_ALL_LITERAL);
      case "mustRegexReplaceAllLiteral" ->
          of(
              name,
              "(string, string, string) (string, error)",
              regex(),
              RegexFunctions.MUST_REGEX_REPLACE_ALL_LITERAL);
      case "regexSplit" ->
          of(name, "(string, string, int) []string", regex(), RegexFunctions.REGEX_SPLIT);
      case "mustRegexSplit" ->
          of(
              name,
              "(string, string, int) ([]string, error)",
              regex(),
              RegexFunctions.MUST_REGEX_SPLIT);
      case "regexQuoteMeta" ->
          of(name, "(string) string", regex(), RegexFunctions.REGEX_QUOTE_META);
      default -> null;
    };
  }

  private @Nullable Function findSemver(String name) {
    return switch (name) {
      case "semver" ->
          of(name, "(string) (*semver.Version, error)", semver(), SemverFunctions.SEMVER);
      case "semverCompare" ->
          of(name, "(string, string) (bool, error)", semver(), SemverFunctions.SEMVER_COMPARE);
      default -> null;
    };
  }

  private @Nullable Function findDate(String name) {
    return switch (name) {
      case "ago" -> of(name, "(interface {}) string", date(), DateFunctions.AGO);
      case "date" -> of(name, "(string, interface {}) string", date(), DateFunctions.DATE);
      case "date_in_zone" ->
          of(name, "(string, interface {}, string) string", date(), DateFunctions.DATE_IN_ZONE);
      case "date_modify" ->
          of(name, "(string, time.Time) time.Time", date(), DateFunctions.DATE_MODIFY);
      case "dateInZone" ->
          of(name, "(string, interface {}, string) string", date(), DateFunctions.DATE_IN_ZONE);
      case "dateModify" ->
          of(name, "(string, time.Time) time.Time", date(), DateFunctions.DATE_MODIFY);
      case "duration" -> of(name, "(interface {}) string", date(), DateFunctions.DURATION);
      case "durationRound" ->
          of(name, "(interface {}) string", date(), DateFunctions.DURATION_ROUND);
      case "htmlDate" -> of(name, "(interface {}) string", date(), DateFunctions.HTML_DATE);
      case "htmlDateInZone" ->
          of(name, "(interface {}, string) string", date(), DateFunctions.HTML_DATE_IN_ZONE);
      case "must_date_modify" ->
          of(
              name,
              "(string, time.Time) (time.Time, error)",
              date(),
              DateFunctions.MUST_DATE_MODIFY);
      case "mustDateModify" ->
          of(
              name,
              "(string, time.Time) (time.Time, error)",
              date(),
              DateFunctions.MUST_DATE_MODIFY);
      case "mustToDate" ->
          of(name, "(string, string) (time.Time, error)", date(), DateFunctions.MUST_TO_DATE);
      case "now" -> of(name, "() time.Time", date(), DateFunctions.NOW);
      case "toDate" -> of(name, "(string, string) time.Time", date(), DateFunctions.TO_DATE);
      case "unixEpoch" -> of(name, "(time.Time) string", date(), DateFunctions.UNIX_EPOCH);
      default -> null;
    };
  }

  private @Nullable Function findCrypto(String name) {
    return switch (name) {
      case "sha1sum" -> of(name, "(string) string", crypto(), CryptoFunctions.SHA1SUM);
      case "sha256sum" -> of(name, "(string) string", crypto(), CryptoFunctions.SHA256SUM);
      case "sha512sum" -> of(name, "(string) string", crypto(), CryptoFunctions.SHA512SUM);
      case "adler32sum" -> of(name, "(string) string", crypto(), CryptoFunctions.ADLER32SUM);
      case "bcrypt" -> of(name, "(string) string", crypto(), CryptoFunctions.BCRYPT);
      case "htpasswd" -> of(name, "(string, string) string", crypto(), CryptoFunctions.HTPASSWD);
      case "derivePassword" ->
          of(
              name,
              "(uint32, string, string, string, string) string",
              crypto(),
              CryptoFunctions.DERIVE_PASSWORD);
      case "encryptAES" ->
          of(name, "(string, string) (string, error)", crypto(), CryptoFunctions.ENCRYPT_AES);
      case "decryptAES" ->
          of(name, "(string, string) (string, error)", crypto(), CryptoFunctions.DECRYPT_AES);
      default -> null;
    };
  }

  private @Nullable Function findRandom(String name) {
    return switch (name) {
      case "randAlphaNum" -> of(name, "(int) string", random(), RandomFunctions.RAND_ALPHA_NUM);
      case "randAlpha" -> of(name, "(int) string", random(), RandomFunctions.RAND_ALPHA);
      case "randAscii" -> of(name, "(int) string", random(), RandomFunctions.RAND_ASCII);
      case "randNumeric" -> of(name, "(int) string", random(), RandomFunctions.RAND_NUMERIC);
      case "randBytes" -> of(name, "(int) (string, error)", random(), RandomFunctions.RAND_BYTES);
      case "shuffle" -> of(name, "(string) string", random(), RandomFunctions.SHUFFLE);
      case "uuidv4" -> of(name, "() string", random(), RandomFunctions.UUIDV4);
      default -> null;
    };
  }

  private @Nullable Function findCertificate(String name) {
    return switch (name) {
      case "genPrivateKey" ->
          of(name, "(string) string", certificate(), CertificateFunctions.GEN_PRIVATE_KEY);
      case "buildCustomCert" ->
          of(
              name,
              "(string, string) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.BUILD_CUSTOM_CERT);
      case "genCA" ->
          of(
              name,
              "(string, int) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_CA);
      case "genCAWithKey" ->
          of(
              name,
              "(string, int, string) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_CAWITH_KEY);
      case "genSelfSignedCert" ->
          of(
              name,
              "(string, []interface {}, []interface {}, int) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_SELF_SIGNED_CERT);
      case "genSelfSignedCertWithKey" ->
          of(
              name,
              "(string, []interface {}, []interface {}, int, string) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_SELF_SIGNED_CERT_WITH_KEY);
      case "genSignedCert" ->
          of(
              name,
              "(string, []interface {}, []interface {}, int, sprig.certificate) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_SIGNED_CERT);
      case "genSignedCertWithKey" ->
          of(
              name,
              "(string, []interface {}, []interface {}, int, sprig.certificate, string) (sprig.certificate, error)",
              certificate(),
              CertificateFunctions.GEN_SIGNED_CERT_WITH_KEY);
      default -> null;
    };
  }

  private @Nullable Function findPath(String name) {
    return switch (name) {
      case "base" -> of(name, "(string) string", path(), PathFunctions.BASE);
      case "dir" -> of(name, "(string) string", path(), PathFunctions.DIR);
      case "clean" -> of(name, "(string) string", path(), PathFunctions.CLEAN);
      case "ext" -> of(name, "(string) string", path(), PathFunctions.EXT);
      case "isAbs" -> of(name, "(string) bool", path(), PathFunctions.IS_ABS);
      case "osBase" -> of(name, "(string) string", path(), PathFunctions.BASE);
      case "osDir" -> of(name, "(string) string", path(), PathFunctions.DIR);
      case "osClean" -> of(name, "(string) string", path(), PathFunctions.CLEAN);
      case "osExt" -> of(name, "(string) string", path(), PathFunctions.EXT);
      case "osIsAbs" -> of(name, "(string) bool", path(), PathFunctions.IS_ABS);
      default -> null;
    };
  }

  private @Nullable Function findUrl(String name) {
    return switch (name) {
      case "urlParse" ->
          of(name, "(string) map[string]interface {}", url(), UrlFunctions.URL_PARSE);
      case "urlJoin" -> of(name, "(map[string]interface {}) string", url(), UrlFunctions.URL_JOIN);
      default -> null;
    };
  }

  private @Nullable Function findNetwork(String name) {
    return switch (name) {
      case "getHostByName" ->
          of(name, "(string) string", network(), NetworkFunctions.GET_HOST_BY_NAME);
      default -> null;
    };
  }

  private static Function of(String name, String signature, FunctionGroup group, int id) {
    return Function.of(name, signature, group, id);
  }

  // Two threads may make a group each: groups are alike, and hold only final fields.

  private FunctionGroup string() {
    StringFunctions group = stringFunctions;
    if (group == null) {
      group = new StringFunctions(context);
      stringFunctions = group;
    }
    return group;
  }

  private FunctionGroup random() {
    RandomFunctions group = randomFunctions;
    if (group == null) {
      group = new RandomFunctions(context);
      randomFunctions = group;
    }
    return group;
  }

  private FunctionGroup crypto() {
    CryptoFunctions group = cryptoFunctions;
    if (group == null) {
      group = new CryptoFunctions(context);
      cryptoFunctions = group;
    }
    return group;
  }

  private FunctionGroup certificate() {
    CertificateFunctions group = certificateFunctions;
    if (group == null) {
      group = new CertificateFunctions(context);
      certificateFunctions = group;
    }
    return group;
  }

  private FunctionGroup regex() {
    RegexFunctions group = regexFunctions;
    if (group == null) {
      group = new RegexFunctions(context);
      regexFunctions = group;
    }
    return group;
  }

  private FunctionGroup url() {
    UrlFunctions group = urlFunctions;
    if (group == null) {
      group = new UrlFunctions();
      urlFunctions = group;
    }
    return group;
  }

  private FunctionGroup path() {
    PathFunctions group = pathFunctions;
    if (group == null) {
      group = new PathFunctions();
      pathFunctions = group;
    }
    return group;
  }

  private FunctionGroup semver() {
    SemverFunctions group = semverFunctions;
    if (group == null) {
      group = new SemverFunctions();
      semverFunctions = group;
    }
    return group;
  }

  private FunctionGroup network() {
    NetworkFunctions group = networkFunctions;
    if (group == null) {
      group = new NetworkFunctions(context);
      networkFunctions = group;
    }
    return group;
  }

  private FunctionGroup numeric() {
    NumericFunctions group = numericFunctions;
    if (group == null) {
      group = new NumericFunctions(context);
      numericFunctions = group;
    }
    return group;
  }

  private FunctionGroup defaults() {
    DefaultsFunctions group = defaultsFunctions;
    if (group == null) {
      group = new DefaultsFunctions(context);
      defaultsFunctions = group;
    }
    return group;
  }

  private FunctionGroup reflect() {
    ReflectFunctions group = reflectFunctions;
    if (group == null) {
      group = new ReflectFunctions();
      reflectFunctions = group;
    }
    return group;
  }

  private FunctionGroup encoding() {
    EncodingFunctions group = encodingFunctions;
    if (group == null) {
      group = new EncodingFunctions();
      encodingFunctions = group;
    }
    return group;
  }

  private FunctionGroup dict() {
    DictFunctions group = dictFunctions;
    if (group == null) {
      group = new DictFunctions(context);
      dictFunctions = group;
    }
    return group;
  }

  private FunctionGroup list() {
    ListFunctions group = listFunctions;
    if (group == null) {
      group = new ListFunctions(context);
      listFunctions = group;
    }
    return group;
  }

  private FunctionGroup date() {
    DateFunctions group = dateFunctions;
    if (group == null) {
      group = new DateFunctions(context);
      dateFunctions = group;
    }
    return group;
  }
}
