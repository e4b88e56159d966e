package dev.chartwright.oci;

import java.util.List;

/** Lists the manifests whose subject is a given manifest: signatures, SBOMs, attestations. */
public interface ReferrerLister {
  /**
   * Lists referrers.
   *
   * @param subject the manifest that they refer to
   * @param artifactType only this type; empty for all
   */
  List<Descriptor> referrers(Descriptor subject, String artifactType);
}
