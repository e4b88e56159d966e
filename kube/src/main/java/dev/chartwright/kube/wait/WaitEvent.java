package dev.chartwright.kube.wait;

import dev.chartwright.kube.Resource;
import java.time.Duration;

/**
 * What is known of one object at a moment of a wait.
 *
 * @param resource the object as it was handed in
 * @param readiness how far it is
 * @param message kstatus' words, such as {@code Available: 0/1}; may be empty
 * @param cause why nothing is known of it, such as a refusal of the server; empty if something is
 * @param since time from the beginning of the wait until the object got this readiness and message
 * @param at time from the beginning of the wait until this event
 */
public record WaitEvent(
    Resource resource,
    Readiness readiness,
    String message,
    String cause,
    Duration since,
    Duration at) {}
