/** Go's text/template: lexer, parser, executor. */
@NullMarked
package dev.chartwright.gotemplate;

import org.jspecify.annotations.NullMarked;
