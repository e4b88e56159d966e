package dev.chartwright.oci;

/** Where content can be copied from and to: a repository, an image layout, memory. */
public interface Target extends ReadOnlyTarget, Storage, Tagger {}
