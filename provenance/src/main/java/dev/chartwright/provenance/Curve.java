package dev.chartwright.provenance;

import java.util.HexFormat;

/**
 * The elliptic curves that keys name.
 *
 * <p>Source: go-crypto {@code internal/ecc/curve_info.go}.
 */
enum Curve {
  P256("2a8648ce3d030107"),
  P384("2b81040022"),
  P521("2b81040023"),
  SECP256K1("2b8104000a"),
  CURVE25519("2b060104019755010501"),
  X448("2b656f"),
  ED25519("2b06010401da470f01"),
  ED448("2b6571"),
  BRAINPOOL_P256("2b2403030208010107"),
  BRAINPOOL_P384("2b240303020801010b"),
  BRAINPOOL_P512("2b240303020801010d");

  private final String identifier;

  Curve(String identifier) {
    this.identifier = identifier;
  }

  /**
   * The curve with that identifier.
   *
   * @throws PgpException if it is not known, or serves another use
   */
  static Curve of(byte[] identifier, Use use) {
    String hex = HexFormat.of().formatHex(identifier);
    for (Curve each : values()) {
      if (each.identifier.equals(hex)) {
        if (!each.serves(use)) {
          throw PgpException.unsupported("unsupported oid: &{" + hex + "}");
        }
        return each;
      }
    }
    throw PgpException.unsupported("unknown oid: &{" + hex + "}");
  }

  private boolean serves(Use use) {
    return switch (this) {
      case ED25519, ED448 -> use == Use.EDDSA;
      case CURVE25519, X448 -> use == Use.ECDH;
      default -> use != Use.EDDSA;
    };
  }

  /** What a curve can be used for. */
  enum Use {
    ECDSA,
    ECDH,
    EDDSA
  }
}
