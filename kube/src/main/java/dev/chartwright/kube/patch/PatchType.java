package dev.chartwright.kube.patch;

import dev.chartwright.golang.strconv.Quote;

/**
 * The type of one place in an object, for looking up how what is below it is merged.
 *
 * <p>Source: Kubernetes {@code apimachinery/pkg/util/strategicpatch/meta.go}.
 *
 * @param type as {@link GoTypes} writes types
 */
record PatchType(GoTypes types, String type) {
  /**
   * A place below this one, and how it is merged.
   *
   * @param type of the value, or of the elements of a list
   */
  record Below(PatchType type, String strategy, boolean retainsKeys, String mergeKey) {
    boolean merges() {
      return strategy.equals("merge");
    }

    boolean replaces() {
      return strategy.equals("replace");
    }
  }

  /**
   * The value of a key.
   *
   * @throws PatchException if nobody knows the key
   */
  Below value(String key) {
    GoStruct.Field field = field(key);
    return below(field, field.type());
  }

  /**
   * The elements of the list that a key has.
   *
   * @throws PatchException if nobody knows the key, or it has no list
   */
  Below elements(String key) {
    GoStruct.Field field = field(key);
    String list = field.type();
    if (list.startsWith("*")) {
      String inner = list.substring(1);
      return below(field, GoTypes.word(inner).equals("slice") ? element(inner) : inner);
    }
    if (!GoTypes.word(list).equals("slice")) {
      throw PatchException.of("expected slice or array type, but got: " + GoTypes.word(type));
    }
    String element = element(list);
    if (GoTypes.word(element).equals("slice")) {
      throw PatchException.of("unexpected slice of slice");
    }
    return below(field, element);
  }

  private static String element(String list) {
    return list.equals("y") ? "u" : list.substring(1);
  }

  private Below below(GoStruct.Field field, String type) {
    return new Below(
        new PatchType(types, type), field.strategy(), field.retainsKeys(), field.mergeKey());
  }

  private GoStruct.Field field(String key) {
    String direct = type.startsWith("*") ? type.substring(1) : type;
    GoStruct struct = types.struct(direct);
    if (struct == null) {
      throw PatchException.of(
          "merging an object in json but data type is not struct, instead is: "
              + GoTypes.word(direct));
    }
    GoStruct.Field field = struct.field(key, false);
    if (field == null) {
      throw PatchException.of(
          "unable to find api field in struct "
              + struct.name()
              + " for the json field "
              + Quote.quote(key));
    }
    return field;
  }

  String word() {
    return GoTypes.word(type);
  }
}
