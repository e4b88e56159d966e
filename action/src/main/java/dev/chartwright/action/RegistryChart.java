package dev.chartwright.action;

/**
 * A version of a chart that {@link SearchRegistry} found.
 *
 * @param name how to refer to it: {@code oci://host/path/chart}, or {@code alias/chart}
 * @param version its tag, with plus signs where tags have underscores
 * @param appVersion version of the application inside, or empty
 * @param description one sentence, or empty
 * @param created when it was pushed, in RFC 3339, or empty
 * @param deprecated whether it should no longer be used
 */
public record RegistryChart(
    String name,
    String version,
    String appVersion,
    String description,
    String created,
    boolean deprecated) {}
