package dev.chartwright.conformance.architecture;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one class file says of itself: its name and everything that its constant pool refers to.
 *
 * @param name binary name with slashes
 * @param isPublic whether the class is public (nested classes: by their own flags)
 * @param types every type named in the constant pool or in a descriptor, with slashes
 * @param members every field and method used, as {@code owner.name}
 */
record ClassFile(String name, boolean isPublic, Set<String> types, Set<String> members) {

  static ClassFile read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  // JVM specification, chapter 4.
  private static ClassFile parse(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.readInt();
    in.readInt();
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] first = new int[count];
    int[] second = new int[count];
    int[] tags = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      tags[i] = tag;
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 3, 4 -> in.readInt();
        case 5, 6 -> {
          in.readLong();
          i++;
        }
        case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
        case 9, 10, 11, 12, 17, 18 -> {
          first[i] = in.readUnsignedShort();
          second[i] = in.readUnsignedShort();
        }
        case 15 -> {
          in.readUnsignedByte();
          in.readUnsignedShort();
        }
        default -> throw new IOException("constant pool tag " + tag);
      }
    }
    int flags = in.readUnsignedShort();
    String name = texts[first[in.readUnsignedShort()]];
    Set<String> types = new TreeSet<>();
    Set<String> members = new TreeSet<>();
    for (int i = 1; i < count; i++) {
      switch (tags[i]) {
        case 7 -> addTypes(texts[first[i]], types);
        case 9, 10, 11 -> members.add(texts[first[first[i]]] + "." + texts[first[second[i]]]);
        case 12 -> addTypes(texts[second[i]], types);
        case 16 -> addTypes(texts[first[i]], types);
        case 1 -> {
          if (texts[i].startsWith("(") || (texts[i].startsWith("L") && texts[i].endsWith(";"))) {
            addTypes(texts[i], types);
          }
        }
        default -> {}
      }
    }
    return new ClassFile(name, (flags & 1) != 0, types, members);
  }

  /** Adds the class names of a class entry ({@code a/B}, {@code [La/B;}) or descriptor. */
  private static void addTypes(String text, Set<String> types) {
    if (text.indexOf(';') < 0) {
      if (!text.startsWith("[") && !text.startsWith("(")) {
        types.add(text);
      }
      return;
    }
    int at = 0;
    while ((at = text.indexOf('L', at)) >= 0) {
      int end = at + 1;
      while (end < text.length() && ";<>(".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      types.add(text.substring(at + 1, end));
      at = end;
    }
  }
}
