package dev.chartwright.sprig;

import dev.chartwright.golang.fmt.TypeNames;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionGroup;
import org.jspecify.annotations.Nullable;

/** The functions on types: sprig 3.3.0, reflect.go. */
final class ReflectFunctions implements FunctionGroup {
  static final int TYPE_OF = 0;
  static final int TYPE_IS = 1;
  static final int TYPE_IS_LIKE = 2;
  static final int KIND_OF = 3;
  static final int KIND_IS = 4;
  static final int DEEP_EQUAL = 5;

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    return switch (id) {
      case TYPE_OF -> TypeNames.typeOf(args[0]);
      case TYPE_IS -> Arguments.text(args, 0).equals(TypeNames.typeOf(args[1]));
      case TYPE_IS_LIKE -> typeIsLike(Arguments.text(args, 0), TypeNames.typeOf(args[1]));
      case KIND_OF -> TypeNames.kindOf(args[0]);
      case KIND_IS -> Arguments.text(args, 0).equals(TypeNames.kindOf(args[1]));
      case DEEP_EQUAL -> DeepEqual.equal(args[0], args[1]);
      default -> throw new IllegalArgumentException("no function has the number " + id);
    };
  }

  /** A pointer is like what it points to. */
  private static boolean typeIsLike(String name, String type) {
    return type.equals(name)
        || (type.length() == name.length() + 1 && type.charAt(0) == '*' && type.endsWith(name));
  }
}
