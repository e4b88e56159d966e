package dev.chartwright.oci;

/** Where content can be copied from and to, together with what refers to it. */
public interface GraphTarget extends Target, ReadOnlyGraphTarget {}
