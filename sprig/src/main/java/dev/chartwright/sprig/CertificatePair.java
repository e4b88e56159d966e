package dev.chartwright.sprig;

import dev.chartwright.golang.GoStruct;
import java.util.List;

/**
 * A certificate and its key in PEM: sprig's {@code certificate}, whose fields templates read.
 *
 * @param cert the certificate
 * @param key the private key
 */
record CertificatePair(String cert, String key) implements GoStruct {
  @Override
  public String goType() {
    return "sprig.certificate";
  }

  @Override
  public List<Field> goFields() {
    return List.of(new Field("Cert", cert), new Field("Key", key));
  }
}
