package dev.chartwright.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Accepts or rejects a server's certificate in the order and words of Go's {@code
 * Certificate.Verify} (crypto/x509/verify.go): dates of the leaf, its names, then a chain to a
 * root.
 *
 * <p>Chains are found here, by name; whether one holds is decided by the JDK's PKIX validator.
 */
final class ServerVerifier extends X509ExtendedTrustManager {

  private static final int MOST_CHAINS = 100;
  private static final int LONGEST_CHAIN = 12;
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String ANY_USAGE = "2.5.29.37.0";

  private final Supplier<RootPool> roots;
  private final boolean insecureSkipVerify;
  private final Clock clock;

  ServerVerifier(Supplier<RootPool> roots, boolean insecureSkipVerify, Clock clock) {
    this.roots = roots;
    this.insecureSkipVerify = insecureSkipVerify;
    this.clock = clock;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, ((SSLSocket) socket).getHandshakeSession().getPeerHost());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain, engine.getPeerHost());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the name of the server is not known");
  }

  private void check(X509Certificate[] chain, String host) throws CertificateException {
    if (insecureSkipVerify) {
      return;
    }
    try {
      verify(chain, host);
    } catch (TlsException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  private void verify(X509Certificate[] chain, String host) {
    X509Certificate leaf = chain[0];
    Instant now = clock.instant();
    String expired = expiry(leaf, now);
    if (expired != null) {
      throw rejected(TlsException.Kind.EXPIRED, expired);
    }
    String mismatch = HostNames.mismatch(leaf, host);
    if (mismatch != null) {
      throw rejected(TlsException.Kind.HOSTNAME_MISMATCH, mismatch);
    }
    if (!roots.get().withSubject(subject(leaf)).contains(leaf)) {
      new Search(chain, now).run();
    }
    if (!forServers(leaf)) {
      throw rejected(
          TlsException.Kind.BAD_CERTIFICATE,
          "x509: certificate specifies an incompatible key usage");
    }
  }

  /** The search for one chain that holds. */
  private final class Search {
    private final X509Certificate[] presented;
    private final Instant now;
    private int tried;
    private @Nullable String hint;
    private @Nullable String outOfDate;
    private boolean wrongUsage;

    Search(X509Certificate[] presented, Instant now) {
      this.presented = presented;
      this.now = now;
    }

    void run() {
      List<X509Certificate> chain = new ArrayList<>();
      chain.add(presented[0]);
      if (!extend(chain)) {
        if (wrongUsage) {
          throw rejected(
              TlsException.Kind.BAD_CERTIFICATE,
              "x509: certificate specifies an incompatible key usage");
        }
        String dates = outOfDate;
        if (dates != null) {
          throw rejected(TlsException.Kind.EXPIRED, dates);
        }
        throw rejected(
            TlsException.Kind.UNKNOWN_AUTHORITY,
            "x509: certificate signed by unknown authority" + (hint == null ? "" : hint));
      }
    }

    private boolean extend(List<X509Certificate> chain) {
      X509Certificate last = chain.get(chain.size() - 1);
      byte[] issuer = last.getIssuerX500Principal().getEncoded();
      for (X509Certificate root : roots.get().withSubject(issuer)) {
        if (!chain.contains(root) && ++tried <= MOST_CHAINS && holds(chain, root)) {
          return true;
        }
      }
      for (X509Certificate next : presented) {
        if (next.getSubjectX500Principal().equals(last.getIssuerX500Principal())
            && !chain.contains(next)
            && chain.size() < LONGEST_CHAIN
            && ++tried <= MOST_CHAINS) {
          chain.add(next);
          if (extend(chain)) {
            return true;
          }
          chain.remove(chain.size() - 1);
        }
      }
      return false;
    }

    private boolean holds(List<X509Certificate> chain, X509Certificate root) {
      String rootFault = authorityFault(root);
      if (rootFault != null) {
        remember(rootFault, root);
        return false;
      }
      String rootDates = expiry(root, now);
      if (rootDates != null) {
        outOfDate = rootDates;
        return false;
      }
      try {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPathValidator.getInstance("PKIX")
            .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
      } catch (CertPathValidatorException e) {
        remember(e, chain, root);
        return false;
      } catch (InvalidAlgorithmParameterException e) {
        return false;
      } catch (GeneralSecurityException e) {
        throw new TlsException(
            TlsException.Kind.BAD_CERTIFICATE, "tls: failed to verify certificate: " + e, e);
      }
      for (X509Certificate certificate : chain) {
        if (!forServers(certificate)) {
          wrongUsage = true;
          return false;
        }
      }
      return true;
    }

    private void remember(
        CertPathValidatorException e, List<X509Certificate> chain, X509Certificate root) {
      int index = e.getIndex();
      if (index < 0 || index >= chain.size()) {
        // A root of the right name with another key is not even tried.
        remember(badSignature(root), root);
        return;
      }
      X509Certificate certificate = chain.get(index);
      X509Certificate parent = index + 1 < chain.size() ? chain.get(index + 1) : root;
      if (e.getReason() == BasicReason.EXPIRED || e.getReason() == BasicReason.NOT_YET_VALID) {
        outOfDate = expiry(certificate, now);
      } else if (e.getReason() == BasicReason.INVALID_SIGNATURE) {
        remember(badSignature(parent), parent);
      } else if (e.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
        remember(
            "x509: cannot verify signature: insecure algorithm " + certificate.getSigAlgName(),
            parent);
      } else {
        String fault = authorityFault(certificate);
        remember(fault == null ? String.valueOf(e.getMessage()) : fault, certificate);
      }
    }

    /** Only the first failure is told, as in Go. */
    private void remember(String why, X509Certificate authority) {
      if (hint == null) {
        String name = HostNames.commonName(authority);
        if (name.isEmpty()) {
          name = HostNames.attribute(authority, "O=");
        }
        if (name.isEmpty()) {
          name = "serial:" + authority.getSerialNumber();
        }
        hint =
            " (possibly because of "
                + Syntax.quote(why)
                + " while trying to verify candidate authority certificate "
                + Syntax.quote(name)
                + ")";
      }
    }
  }

  private static String badSignature(X509Certificate authority) {
    return switch (authority.getPublicKey().getAlgorithm()) {
      case "EC" -> "x509: ECDSA verification failure";
      case "RSA" -> "crypto/rsa: verification error";
      default -> "x509: Ed25519 verification failure";
    };
  }

  private static @Nullable String authorityFault(X509Certificate certificate) {
    boolean constrained = certificate.getExtensionValue("2.5.29.19") != null;
    boolean authority = certificate.getBasicConstraints() >= 0;
    boolean[] usage = certificate.getKeyUsage();
    if ((certificate.getVersion() == 3 && !constrained)
        || (constrained && !authority)
        || (usage != null && usage.length > 5 && !usage[5])) {
      return "x509: invalid signature: parent certificate cannot sign this kind of certificate";
    }
    return null;
  }

  private @Nullable String expiry(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (!now.isBefore(from) && !now.isAfter(until)) {
      return null;
    }
    boolean early = now.isBefore(from);
    return "x509: certificate has expired or is not yet valid: current time "
        + rfc3339(now, clock.getZone())
        + (early ? " is before " : " is after ")
        + rfc3339(early ? from : until, ZoneOffset.UTC);
  }

  private static String rfc3339(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  private static boolean forServers(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.contains(SERVER_AUTH) || usages.contains(ANY_USAGE);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static byte[] subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getEncoded();
  }

  private static TlsException rejected(TlsException.Kind kind, String why) {
    return TlsException.of(kind, "tls: failed to verify certificate: " + why);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only servers are verified");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
