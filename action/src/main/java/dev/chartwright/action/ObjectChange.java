package dev.chartwright.action;

/**
 * What becomes, or became, of one object.
 *
 * @param part what of the release it is
 * @param kind such as {@code Deployment}
 * @param apiVersion such as {@code apps/v1}
 * @param namespace empty for kinds without namespaces
 * @param name of the object
 * @param outcome what it comes to
 * @param diff hunks of lines as {@code diff -u} prints them; values of Secrets are not in it; empty
 *     if nothing is to be seen
 */
public record ObjectChange(
    Part part,
    String kind,
    String apiVersion,
    String namespace,
    String name,
    Outcome outcome,
    String diff) {
  /** What of a release an object is. */
  public enum Part {
    /** An object of the manifest, compared with the live one where there is one. */
    OBJECT(""),
    /** A hook, compared with what the last revision recorded: it runs and is no lasting object. */
    HOOK("hook"),
    /** A definition of the chart's {@code crds/}, which is made by an installation at most. */
    CRD("crd");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    /** The word for it; empty for plain objects. */
    public String word() {
      return word;
    }
  }

  /** What a difference comes to. */
  public enum Outcome {
    /** It is not there and will be made. */
    CREATED("created"),
    /** It is there and will be changed. */
    CHANGED("changed"),
    /** It is there and will be deleted. */
    DELETED("deleted"),
    /** It would be deleted if its annotation {@code helm.sh/resource-policy} did not keep it. */
    KEPT("kept"),
    /** It differs, and Helm leaves it so: a definition of {@code crds/}. */
    LEFT_ALONE("left alone"),
    /** It is missing, and Helm leaves it so: a definition of {@code crds/} in an upgrade. */
    NOT_MADE("not made"),
    /** It should be there and is not. */
    MISSING("missing"),
    /** Somebody changed what the manifest says about it. */
    DRIFTED("drifted"),
    /** Nothing. */
    UNCHANGED("unchanged");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The word for it. */
    public String word() {
      return word;
    }
  }

  /** Whether there is a difference to what is wanted. */
  public boolean differs() {
    return outcome != Outcome.UNCHANGED
        && outcome != Outcome.KEPT
        && outcome != Outcome.LEFT_ALONE
        && outcome != Outcome.NOT_MADE;
  }
}
