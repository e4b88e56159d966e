package dev.chartwright.sprig;

import dev.chartwright.golang.GoString;
import dev.chartwright.gotemplate.Execution;
import dev.chartwright.gotemplate.FunctionException;
import dev.chartwright.gotemplate.FunctionGroup;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The functions on private keys and certificates: sprig 3.3.0, crypto.go. */
final class CertificateFunctions implements FunctionGroup {
  static final int GEN_PRIVATE_KEY = 0;
  static final int BUILD_CUSTOM_CERT = 1;
  static final int GEN_CA = 2;
  static final int GEN_CAWITH_KEY = 3;
  static final int GEN_SELF_SIGNED_CERT = 4;
  static final int GEN_SELF_SIGNED_CERT_WITH_KEY = 5;
  static final int GEN_SIGNED_CERT = 6;
  static final int GEN_SIGNED_CERT_WITH_KEY = 7;

  private static final int KEY_BITS = 2048;
  private static final int LARGE_KEY_BITS = 4096;

  private final SprigContext context;

  CertificateFunctions(SprigContext context) {
    this.context = context;
  }

  @Override
  public @Nullable Object call(int id, @Nullable Object[] args, Execution execution) {
    String first = Arguments.text(args, 0);
    try {
      return switch (id) {
        case GEN_PRIVATE_KEY -> privateKey(first);
        case BUILD_CUSTOM_CERT -> checked(first, Arguments.text(args, 1));
        case GEN_CA -> authority(first, args, null);
        case GEN_CAWITH_KEY -> authority(first, args, Arguments.text(args, 2));
        case GEN_SELF_SIGNED_CERT -> selfSigned(first, args, null);
        case GEN_SELF_SIGNED_CERT_WITH_KEY -> selfSigned(first, args, Arguments.text(args, 4));
        case GEN_SIGNED_CERT -> signed(first, args, null);
        case GEN_SIGNED_CERT_WITH_KEY -> signed(first, args, Arguments.text(args, 5));
        default -> throw new IllegalArgumentException("no function has the number " + id);
      };
    } catch (GeneralSecurityException e) {
      throw new FunctionException("error generating rsa key: " + e.getMessage(), e);
    }
  }

  private String privateKey(String type) {
    try {
      CertificateKey key =
          switch (type) {
            case "", "rsa" -> RsaKey.generate(LARGE_KEY_BITS, context.random());
            case "dsa" -> DsaKey.generate(context.random());
            case "ecdsa" -> EcKey.generate(context.random());
            case "ed25519" -> Ed25519Key.generate(context.random());
            default -> null;
          };
      return key == null ? "Unknown type " + type : key.pem().encoded();
    } catch (GeneralSecurityException e) {
      return "failed to generate private key: " + e.getMessage();
    }
  }

  private static CertificatePair checked(String base64Cert, String base64Key)
      throws GeneralSecurityException {
    String cert = decoded(base64Cert, "certificate");
    String key = decoded(base64Key, "private key");
    authority(cert);
    authorityKey(key);
    return new CertificatePair(cert, key);
  }

  private static String decoded(String base64, String what) {
    try {
      return GoString.of(Base64Decoder.bytes(base64));
    } catch (FunctionException e) {
      throw new FunctionException("unable to decode base64 " + what);
    }
  }

  private static SigningCertificate authority(String pem) {
    Pem block = Pem.decode(pem);
    if (block == null) {
      throw new FunctionException("unable to decode certificate");
    }
    try {
      return SigningCertificate.parse(block.bytes());
    } catch (FunctionException e) {
      throw new FunctionException(
          "error parsing certificate: decodedCert.Bytes: " + e.getMessage());
    }
  }

  private static CertificateKey authorityKey(String pem) throws GeneralSecurityException {
    try {
      return CertificateKey.parse(pem);
    } catch (FunctionException e) {
      throw new FunctionException("error parsing private key: " + e.getMessage());
    }
  }

  private CertificateKey key(@Nullable String pem) throws GeneralSecurityException {
    if (pem == null) {
      return RsaKey.generate(KEY_BITS, context.random());
    }
    try {
      return CertificateKey.parse(pem);
    } catch (FunctionException e) {
      throw new FunctionException("parsing private key: " + e.getMessage());
    }
  }

  private CertificatePair authority(
      String commonName, @Nullable Object[] args, @Nullable String pem)
      throws GeneralSecurityException {
    CertificateKey key = key(pem);
    return CertificateRequest.ofAuthority(commonName, Arguments.integer(args, 1))
        .selfSigned(key, context.clock().instant(), context.random());
  }

  private CertificatePair selfSigned(
      String commonName, @Nullable Object[] args, @Nullable String pem)
      throws GeneralSecurityException {
    CertificateKey given = pem == null ? null : key(pem);
    CertificateRequest request =
        CertificateRequest.of(commonName, args[1], args[2], Arguments.integer(args, 3));
    CertificateKey key = given == null ? key(null) : given;
    return request.selfSigned(key, context.clock().instant(), context.random());
  }

  private CertificatePair signed(String commonName, @Nullable Object[] args, @Nullable String pem)
      throws GeneralSecurityException {
    CertificateKey given = pem == null ? null : key(pem);
    CertificatePair pair = (CertificatePair) Objects.requireNonNull(args[4]);
    SigningCertificate signer;
    try {
      signer = authority(pair.cert());
    } catch (FunctionException e) {
      throw new FunctionException(
          String.valueOf(e.getMessage()).replace("decodedCert.", "decodedSignerCert."));
    }
    CertificateKey signerKey = authorityKey(pair.key());
    CertificateRequest request =
        CertificateRequest.of(commonName, args[1], args[2], Arguments.integer(args, 3));
    CertificateKey key = given == null ? key(null) : given;
    return request.signed(key, signer, signerKey, context.clock().instant(), context.random());
  }
}
