package dev.chartwright.golang.unicode;

import static dev.chartwright.golang.unicode.UnicodeCategory.*;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sets of code points that a regular expression can name: {@code \p{Greek}}, {@code \pL}.
 *
 * <p>Thread-safe. Source: Go 1.26, regexp/syntax/parse.go (unicodeTable) over the tables of package
 * unicode; as there, scripts whose names have two words are not found.
 */
public final class RuneClass {
  private RuneClass() {}

  /**
   * The code points of a category, its long name, or a script, as ascending pairs of the first and
   * last of each range; null if there is no such name.
   *
   * @param name written with one capital and then small letters: {@code Lu}, {@code Letter}
   */
  public static int @Nullable [] ranges(String name) {
    int mask = mask(name);
    return mask == 0 ? script(name) : UnicodeCategory.ranges(mask);
  }

  private static int mask(String name) {
    return switch (name) {
      case "C", "Other" -> CC.mask() | CF.mask() | CO.mask() | CS.mask() | CN.mask();
      case "Cc", "Control", "Cntrl" -> CC.mask();
      case "Cf", "Format" -> CF.mask();
      case "Cn", "Unassigned" -> CN.mask();
      case "Co", "Privateuse" -> CO.mask();
      case "Cs", "Surrogate" -> CS.mask();
      case "L", "Letter" -> LL.mask() | LM.mask() | LO.mask() | LT.mask() | LU.mask();
      case "Lc", "Casedletter" -> LL.mask() | LT.mask() | LU.mask();
      case "Ll", "Lowercaseletter" -> LL.mask();
      case "Lm", "Modifierletter" -> LM.mask();
      case "Lo", "Otherletter" -> LO.mask();
      case "Lt", "Titlecaseletter" -> LT.mask();
      case "Lu", "Uppercaseletter" -> LU.mask();
      case "M", "Mark", "Combiningmark" -> MC.mask() | ME.mask() | MN.mask();
      case "Mc", "Spacingmark" -> MC.mask();
      case "Me", "Enclosingmark" -> ME.mask();
      case "Mn", "Nonspacingmark" -> MN.mask();
      case "N", "Number" -> ND.mask() | NL.mask() | NO.mask();
      case "Nd", "Decimalnumber", "Digit" -> ND.mask();
      case "Nl", "Letternumber" -> NL.mask();
      case "No", "Othernumber" -> NO.mask();
      case "P", "Punctuation", "Punct" ->
          PC.mask() | PD.mask() | PE.mask() | PF.mask() | PI.mask() | PO.mask() | PS.mask();
      case "Pc", "Connectorpunctuation" -> PC.mask();
      case "Pd", "Dashpunctuation" -> PD.mask();
      case "Pe", "Closepunctuation" -> PE.mask();
      case "Pf", "Finalpunctuation" -> PF.mask();
      case "Pi", "Initialpunctuation" -> PI.mask();
      case "Po", "Otherpunctuation" -> PO.mask();
      case "Ps", "Openpunctuation" -> PS.mask();
      case "S", "Symbol" -> SC.mask() | SK.mask() | SM.mask() | SO.mask();
      case "Sc", "Currencysymbol" -> SC.mask();
      case "Sk", "Modifiersymbol" -> SK.mask();
      case "Sm", "Mathsymbol" -> SM.mask();
      case "So", "Othersymbol" -> SO.mask();
      case "Z", "Separator" -> ZL.mask() | ZP.mask() | ZS.mask();
      case "Zl", "Lineseparator" -> ZL.mask();
      case "Zp", "Paragraphseparator" -> ZP.mask();
      case "Zs", "Spaceseparator" -> ZS.mask();
      default -> 0;
    };
  }

  private static int @Nullable [] script(String name) {
    String text = ScriptTables.SCRIPTS;
    int at = name.isEmpty() ? -1 : text.indexOf(";" + name + " ");
    if (at < 0) {
      return null;
    }
    at += name.length() + 2;
    int[] ranges = new int[16];
    int n = 0;
    int end = 0;
    while (text.charAt(at) != ';') {
      int comma = text.indexOf(',', at);
      int next = text.indexOf(',', comma + 1);
      if (n == ranges.length) {
        ranges = Arrays.copyOf(ranges, 2 * n);
      }
      int start = end + Integer.parseInt(text, at, comma, 36);
      end = start + Integer.parseInt(text, comma + 1, next, 36);
      ranges[n++] = start;
      ranges[n++] = end;
      at = next + 1;
    }
    return Arrays.copyOf(ranges, n);
  }
}
