package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Passwords of the Master Password algorithm: {@code derivePassword} of sprig 3.3.0, crypto.go. */
final class DerivedPassword {
  private static final String SEED = "com.lyndir.masterpassword";

  private DerivedPassword() {}

  /** The password of a user for a site, or a text that says that the type is not known. */
  static String of(long counter, String type, String password, String user, String site)
      throws GeneralSecurityException {
    String templates = templates(type);
    if (templates.isEmpty()) {
      return GoString.normalize("cannot find password template " + type);
    }
    byte[] salt = counted(user, new byte[0]);
    byte[] key = Scrypt.key(GoString.bytes(password), salt, 32768, 8, 2, 64);
    byte[] seed = Scrypt.hmac(key, counted(site, fourBytes((int) counter)));
    String[] choices = templates.split(" ");
    String template = choices[(seed[0] & 0xFF) % choices.length];
    StringBuilder out = new StringBuilder(template.length());
    for (int i = 0; i < template.length(); i++) {
      String characters = characters(template.charAt(i));
      out.append(characters.charAt((seed[i + 1] & 0xFF) % characters.length()));
    }
    return out.toString();
  }

  private static byte[] counted(String text, byte[] tail) {
    byte[] bytes = GoString.bytes(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SEED.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(fourBytes(bytes.length));
    out.writeBytes(bytes);
    out.writeBytes(tail);
    return out.toByteArray();
  }

  private static byte[] fourBytes(int number) {
    return new byte[] {
      (byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number
    };
  }

  private static String templates(String type) {
    return switch (type) {
      case "maximum" -> "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno";
      case "long" ->
          "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv"
              + " CvccCvcvCvcvno CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc"
              + " CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno"
              + " CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc"
              + " CvccCvcvCvccno";
      case "medium" -> "CvcnoCvc CvcCvcno";
      case "short" -> "Cvcn";
      case "basic" -> "aaanaaan aannaaan aaannaaa";
      case "pin" -> "nnnn";
      default -> "";
    };
  }

  private static String characters(char kind) {
    String consonants = "BCDFGHJKLMNPQRSTVWXYZ";
    String smallConsonants = "bcdfghjklmnpqrstvwxyz";
    return switch (kind) {
      case 'V' -> "AEIOU";
      case 'C' -> consonants;
      case 'v' -> "aeiou";
      case 'c' -> smallConsonants;
      case 'a' -> "AEIOUaeiou" + consonants + smallConsonants;
      case 'n' -> "0123456789";
      case 'o' -> "@&%?,=[]_:-+*$#!'^~;()/.";
      default -> "AEIOUaeiou" + consonants + smallConsonants + "0123456789!@#$%^&*()";
    };
  }
}
