/**
 * YAML as Helm uses it: the rules, the error texts and the bytes of sigs.k8s.io/yaml 1.6.0 over
 * go-yaml 2.4.4, and of the encoder of go-yaml 3.0.5.
 *
 * <pre>{@code
 * Object values = Yaml.toJsonValue("image: {tag: 1.10}\nenabled: yes\n");
 * // {image={tag=1.1}, enabled=true}
 * Yaml.marshal(values);
 * // enabled: true
 * // image:
 * //   tag: 1.1
 * Yaml.toJsonValue("a:\n  b: 1\n c: 2\n");
 * // YamlException: error converting YAML to JSON: yaml: line 2: did not find expected key
 * }</pre>
 *
 * <p>Where things are:
 *
 * <ul>
 *   <li>{@link dev.chartwright.golang.yaml.Yaml}: read and write; what values look like
 *   <li>{@link dev.chartwright.golang.yaml.YamlTarget}: reading for a Go type, where {@code
 *       version: 1.10} must be a string
 *   <li>{@link dev.chartwright.golang.yaml.YamlDocuments}: the documents of a values file
 *   <li>{@link dev.chartwright.golang.yaml.YamlNodes}: documents as nodes that keep their comments,
 *       styles, tags and anchors, as go-yaml 3.0.5 has them
 *   <li>{@link dev.chartwright.golang.yaml.YamlLimits}: depth, key length, aliases
 *   <li>Input, Cursor, ScalarScanner, TagScanner, Scanner, Parser: bytes to events, by the stages
 *       of libyaml; no stage recurses or makes an object for a token or an event
 *   <li>DirectReader: events straight to values, for documents without aliases, merge keys and tags
 *   <li>Node, Decoder, JsonTree: the long way for all the others, and for every error that is not
 *       one of syntax
 *   <li>Resolver, Timestamps: what a scalar without quotes means
 *   <li>Emitter, ScalarStyle, KeyOrder: both forms of output of values
 *   <li>NodeScanner, NodeParser, NodeEmitter with NodeText and NodeStyle: the way of nodes, over
 *       the same scanner
 * </ul>
 *
 * <p>What it never does: keep positions, read YAML 1.2 where the two differ, follow Go's random
 * order of map keys (where go-yaml would name any of several errors, this names the first).
 */
@NullMarked
package dev.chartwright.golang.yaml;

import org.jspecify.annotations.NullMarked;
