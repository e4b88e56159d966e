package dev.chartwright.conformance.architecture;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down the public and protected face of a module, one line a member, in a stable order. */
final class ApiDump {
  private ApiDump() {}

  static String of(List<ClassFile> classes) {
    List<String> blocks = new ArrayList<>();
    for (ClassFile each : classes) {
      String name = each.name().replace('/', '.');
      if (name.endsWith("package-info") || name.endsWith("module-info")) {
        continue;
      }
      Class<?> type = load(name);
      if (visible(type)) {
        blocks.add(block(type));
      }
    }
    Collections.sort(blocks);
    return String.join("\n", blocks);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiDump.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("not on the class path of conformance: " + name, e);
    }
  }

  private static boolean visible(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic()) {
      return false;
    }
    int access = type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED);
    Class<?> outer = type.getDeclaringClass();
    return access != 0 && (outer == null || visible(outer));
  }

  private static String block(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field each : type.getDeclaredFields()) {
      if (shown(each.getModifiers(), each.isSynthetic())) {
        members.add(
            modifiers(each.getModifiers()) + name(each.getGenericType()) + " " + each.getName());
      }
    }
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      if (shown(each.getModifiers(), each.isSynthetic())) {
        members.add(
            modifiers(each.getModifiers()) + "new(" + names(each.getGenericParameterTypes()) + ")");
      }
    }
    for (Method each : type.getDeclaredMethods()) {
      if (shown(each.getModifiers(), each.isSynthetic() || each.isBridge())) {
        members.add(
            modifiers(each.getModifiers() & ~(Modifier.TRANSIENT | Modifier.VOLATILE))
                + name(each.getGenericReturnType())
                + " "
                + each.getName()
                + "("
                + names(each.getGenericParameterTypes())
                + ")");
      }
    }
    Collections.sort(members);
    StringBuilder text = new StringBuilder(head(type)).append('\n');
    members.forEach(member -> text.append("  ").append(member).append('\n'));
    return text.toString();
  }

  private static boolean shown(int modifiers, boolean made) {
    return !made && (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
  }

  private static String head(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "@interface"
            : type.isInterface()
                ? "interface"
                : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    StringBuilder text = new StringBuilder(type.getName()).append(": ");
    if (kind.equals("class") || kind.equals("interface")) {
      text.append(type.isSealed() ? "sealed " : "");
      text.append(
          kind.equals("class") && Modifier.isAbstract(type.getModifiers()) ? "abstract " : "");
      text.append(Modifier.isFinal(type.getModifiers()) ? "final " : "");
    }
    text.append(kind);
    Type above = type.getGenericSuperclass();
    if (kind.equals("class") && above != null && above != Object.class) {
      text.append(" extends ").append(name(above));
    }
    if (type.getGenericInterfaces().length > 0) {
      text.append(" implements ").append(names(type.getGenericInterfaces()));
    }
    return text.toString();
  }

  private static String modifiers(int modifiers) {
    int kept =
        modifiers & (Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL);
    return kept == 0 ? "" : Modifier.toString(kept) + " ";
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(ApiDump::name).collect(Collectors.joining(", "));
  }

  private static String name(Type type) {
    return type.getTypeName().replace("java.lang.", "").replace("java.util.", "");
  }
}
