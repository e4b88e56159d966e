package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.golang.GoUint;
import dev.chartwright.golang.bcrypt.Bcrypt;
import dev.chartwright.golang.bcrypt.BcryptException;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The functions on digests, passwords and AES: sprig 3.3.0, crypto.go. */
final class CryptoFunctions implements FunctionGroup {
  static final int SHA1SUM = 0;
  static final int SHA256SUM = 1;
  static final int SHA512SUM = 2;
  static final int ADLER32SUM = 3;
  static final int BCRYPT = 4;
  static final int HTPASSWD = 5;
  static final int DERIVE_PASSWORD = 6;
  static final int ENCRYPT_AES = 7;
  static final int DECRYPT_AES = 8;

  private static final int BLOCK = 16;

  private final SprigContext context;

  CryptoFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    try {
      return switch (id) {
        case SHA1SUM -> digest("SHA-1", Arguments.text(args, 0));
        case SHA256SUM -> digest("SHA-256", Arguments.text(args, 0));
        case SHA512SUM -> digest("SHA-512", Arguments.text(args, 0));
        case ADLER32SUM -> adler32(Arguments.text(args, 0));
        case BCRYPT -> bcrypt(Arguments.text(args, 0));
        case HTPASSWD -> htpasswd(Arguments.text(args, 0), Arguments.text(args, 1));
        case DERIVE_PASSWORD ->
            DerivedPassword.of(
                ((GoUint) Objects.requireNonNull(args[0])).value(),
                Arguments.text(args, 1),
                Arguments.text(args, 2),
                Arguments.text(args, 3),
                Arguments.text(args, 4));
        case ENCRYPT_AES -> encrypt(Arguments.text(args, 0), Arguments.text(args, 1));
        case DECRYPT_AES -> decrypt(Arguments.text(args, 0), Arguments.text(args, 1));
        default -> throw new IllegalArgumentException("no function has the number " + id);
      };
    } catch (GeneralSecurityException e) {
      throw new FunctionException(String.valueOf(e.getMessage()), e);
    }
  }

  private static String digest(String algorithm, String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(GoString.bytes(text));
    StringBuilder out = new StringBuilder(2 * digest.length);
    for (byte b : digest) {
      out.append(Character.forDigit(b >> 4 & 0xF, 16)).append(Character.forDigit(b & 0xF, 16));
    }
    return out.toString();
  }

  private static String adler32(String text) {
    Adler32 sum = new Adler32();
    sum.update(GoString.bytes(text));
    return Long.toString(sum.getValue());
  }

  private String bcrypt(String password) {
    try {
      return Bcrypt.hash(GoString.bytes(password), Bcrypt.DEFAULT_COST, context.random());
    } catch (BcryptException e) {
      return "failed to encrypt string with bcrypt: " + e.getMessage();
    }
  }

  private String htpasswd(String user, String password) {
    return user.indexOf(':') >= 0
        ? "invalid username: " + user
        : GoString.normalize(user + ":" + bcrypt(password));
  }

  private static Cipher cipher(int mode, String password, byte[] iv)
      throws GeneralSecurityException {
    byte[] key = Arrays.copyOf(GoString.bytes(password), 32);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  private String encrypt(String password, String text) throws GeneralSecurityException {
    if (text.isEmpty()) {
      return "";
    }
    byte[] content = GoString.bytes(text);
    int padding = BLOCK - content.length % BLOCK;
    byte[] padded = Arrays.copyOf(content, content.length + padding);
    Arrays.fill(padded, content.length, padded.length, (byte) padding);
    byte[] iv = new byte[BLOCK];
    context.random().nextBytes(iv);
    byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, password, iv).doFinal(padded);
    byte[] all = Arrays.copyOf(iv, BLOCK + encrypted.length);
    System.arraycopy(encrypted, 0, all, BLOCK, encrypted.length);
    return Base64.getEncoder().encodeToString(all);
  }

  private static String decrypt(String password, String base64) throws GeneralSecurityException {
    if (base64.isEmpty()) {
      return "";
    }
    byte[] all = Base64Decoder.bytes(base64);
    if (all.length < BLOCK) {
      // Go reads on into what it set aside for the decoded bytes.
      int capacity = GoString.length(base64) / 4 * 3;
      throw new FunctionException(
          "runtime error: slice bounds out of range "
              + (capacity < BLOCK ? "[:16] with capacity " + capacity : "[16:" + all.length + "]"));
    }
    if (all.length % BLOCK != 0) {
      throw new FunctionException("crypto/cipher: input not full blocks");
    }
    if (all.length == BLOCK) {
      throw new FunctionException("runtime error: index out of range [-1]");
    }
    byte[] iv = Arrays.copyOf(all, BLOCK);
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, password, iv);
    byte[] decrypted = cipher.doFinal(all, BLOCK, all.length - BLOCK);
    int end = decrypted.length - (decrypted[decrypted.length - 1] & 0xFF);
    if (end < 0) {
      throw new FunctionException("runtime error: slice bounds out of range [:" + end + "]");
    }
    return GoString.of(decrypted, 0, end);
  }
}
