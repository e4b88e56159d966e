/** The verbs: push, pull, show, package, create, login, logout. */
@NullMarked
package dev.chartwright.action;

import org.jspecify.annotations.NullMarked;
