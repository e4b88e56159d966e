package dev.chartwright.oci;

/** Where content can be copied from together with what refers to it. */
public interface ReadOnlyGraphTarget extends ReadOnlyTarget, PredecessorFinder {}
