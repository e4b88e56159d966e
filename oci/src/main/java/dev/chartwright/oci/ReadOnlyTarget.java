package dev.chartwright.oci;

/** Where content can be copied from: a repository, an image layout, memory. */
public interface ReadOnlyTarget extends ReadOnlyStorage, Resolver {}
