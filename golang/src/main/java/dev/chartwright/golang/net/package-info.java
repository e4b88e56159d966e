/** URLs as Go's package net/url reads and writes them. Opens no connection. */
@NullMarked
package dev.chartwright.golang.net;

import org.jspecify.annotations.NullMarked;
