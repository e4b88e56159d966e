/** The API server's REST interface over HTTP. */
@NullMarked
package dev.chartwright.kube.rest;

import org.jspecify.annotations.NullMarked;
