// Lets the compiler accept a function without a body, which go:linkname fills in.
