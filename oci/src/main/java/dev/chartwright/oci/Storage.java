package dev.chartwright.oci;

/** Content that can be read and added to by its descriptor. */
public interface Storage extends ReadOnlyStorage, Pusher {}
