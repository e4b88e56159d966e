package dev.chartwright.oci;

import java.util.List;

/** Finds the manifests that point to a given one. */
public interface PredecessorFinder {
  /** What points to {@code node} directly; empty when nothing does. */
  List<Descriptor> predecessors(Descriptor node);
}
