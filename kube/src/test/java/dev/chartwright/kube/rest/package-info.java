@org.jspecify.annotations.NullMarked
package dev.chartwright.kube.rest;
