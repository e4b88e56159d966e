package dev.chartwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart for {@link Training} that asks for what charts of real life ask for: subcharts with
 * conditions, a schema, hooks, custom resource definitions, and functions of every kind.
 */
final class TrainingChart {
  private TrainingChart() {}

  /** Writes the chart into a folder. */
  static void write(Path folder) throws IOException {
    file(folder, "Chart.yaml", CHART);
    file(folder, "values.yaml", VALUES);
    file(folder, "values.schema.json", SCHEMA);
    file(folder, "templates/_names.tpl", NAMES);
    file(folder, "templates/all.yaml", TEMPLATE);
    file(folder, "templates/job.yaml", JOB);
    file(folder, "templates/NOTES.txt", "{{ .Release.Name }} is there.\n");
    file(folder, "files/motd.txt", "hello\n");
    file(folder, "crds/thing.yaml", CRD);
    file(folder, "charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.2.3\n");
    file(folder, "charts/db/values.yaml", "size: 1\nenabled: true\n");
    file(folder, "charts/db/templates/db.yaml", DB);
  }

  private static void file(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static final String CHART =
      """
      apiVersion: v2
      name: trained
      version: 0.1.0
      appVersion: "1.0"
      kubeVersion: ">=1.20.0-0"
      description: A chart that asks for much
      maintainers:
        - {name: someone, email: someone@example.com, url: https://example.com}
      sources: [https://example.com/source]
      icon: https://example.com/icon.png
      dependencies:
        - {name: db, version: 1.x.x, repository: "", condition: db.enabled, tags: [store]}
        - {name: db, version: 1.x.x, repository: "", alias: cache, condition: cache.enabled}
      """;

  private static final String VALUES =
      """
      # What one can set
      image: {repository: nginx, tag: "1.0", pullPolicy: IfNotPresent}
      replicas: 2
      ratio: 0.5
      big: 1000000
      labels: {team: a, "app.kubernetes.io/part-of": whole}
      hosts: [a.example.com, b.example.com]
      ports:
        - name: http
          port: 80
        - name: https
          port: 443
      resources:
        limits: {cpu: 100m, memory: 128Mi}
      config: |
        # text
        greeting = "{{ .Values.image.repository }}"
      folded: >-
        one
        two
      anchors: &anchor {x: 1}
      merged: {<<: *anchor, y: 2}
      empty: {}
      none: null
      global: {region: eu}
      cache: {enabled: false}
      """;

  private static final String SCHEMA =
      """
      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
       "required": ["image"],
       "properties": {
         "replicas": {"type": "integer", "minimum": 0},
         "image": {"type": "object", "properties": {"tag": {"type": "string", "pattern": "^[0-9.]+$"}}},
         "hosts": {"type": "array", "items": {"type": "string", "format": "hostname"}},
         "ports": {"type": "array", "items": {"$ref": "#/definitions/port"}}},
       "definitions": {"port": {"type": "object", "additionalProperties": true,
         "properties": {"port": {"anyOf": [{"type": "integer"}, {"enum": ["http"]}]}}}}}
      """;

  private static final String NAMES =
      """
      {{/* Names and labels */}}
      {{- define "trained.name" -}}
      {{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
      {{- end }}
      {{- define "trained.labels" -}}
      helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
      app.kubernetes.io/name: {{ include "trained.name" . }}
      app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
      {{- with .Values.labels }}
      {{ toYaml . }}
      {{- end }}
      {{- end }}
      """;

  private static final String TEMPLATE =
      """
      {{- $root := . -}}
      {{- $list := list 1 2 3 "x" | rest -}}
      {{- $map := dict "a" 1 "b" (dict "c" (list)) -}}
      {{- $_ := set $map "d" (merge (dict "e" 1) $map) -}}
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: {{ include "trained.name" . }}-config
        namespace: {{ .Release.Namespace }}
        labels: {{- include "trained.labels" . | nindent 4 }}
        annotations:
          checksum/config: {{ include "trained.labels" . | sha256sum }}
      data:
        text: {{ tpl .Values.config . | quote }}
        folded: {{ .Values.folded | title | b64enc | b64dec | upper | lower | squote }}
        json: {{ toJson .Values.ports }}
        number: {{ add .Values.replicas 1 | mul 2 | int64 }} {{ .Values.big | int }} {{ .Values.ratio }}
        file: |-
      {{ .Files.Get "files/motd.txt" | indent 4 }}
        {{- range $name, $bytes := .Files.Glob "files/*" }}
        {{ base $name }}: {{ $bytes | toString | trim | quote }}
        {{- end }}
        {{- range $i, $host := .Values.hosts }}
        host-{{ $i }}: {{ $host | trimPrefix "a." | replace "." "-" | printf "%q" }}
        {{- end }}
        keys: {{ keys .Values.labels | sortAlpha | join "," }}
        more: {{ concat $list (list 4) | uniq | has "x" }} {{ ternary "y" "n" (hasKey $map "a") }}
        regex: {{ regexReplaceAll "[^a-z]+" "a1b2" "-" }} {{ regexMatch "^a" "abc" }}
        yaml: {{ (fromYaml "a: [1, two]").a | first }} {{ get $map "a" }} {{ index .Values.ports 0 "port" }}
        {{- if and (semverCompare ">=1.20-0" .Capabilities.KubeVersion.Version) (not .Values.none) }}
        version: {{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has "apps/v1" }}
        {{- else if eq .Values.replicas 3.0 }}
        version: none
        {{- end }}
        {{- with lookup "v1" "Secret" .Release.Namespace "x" }}{{ .data }}{{ end }}
        rest: {{ coalesce .Values.none "z" | contains "z" }} {{ kindOf .Values.hosts }} {{ len .Values.hosts }}
        dig: {{ dig "limits" "cpu" "1" .Values.resources }} {{ splitList "," "a,b" | last }} {{ now | date "2006" | len }}
        omit: {{ omit .Values.image "tag" | toYaml | nindent 4 }}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: {{ required "a name is needed" (include "trained.name" .) }}
      spec:
        replicas: {{ .Values.replicas }}
        selector:
          matchLabels: {app: x}
        template:
          spec:
            containers:
              - name: c
                image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                resources: {{- toYaml .Values.resources | nindent 12 }}
                ports:
                  {{- range .Values.ports }}
                  - {name: {{ .name }}, containerPort: {{ .port | int }}}
                  {{- end }}
      """;

  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: "{{ .Release.Name }}-test"
        annotations:
          "helm.sh/hook": test, pre-install
          "helm.sh/hook-weight": "-5"
          "helm.sh/hook-delete-policy": before-hook-creation
      """;

  private static final String CRD =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: things.example.com
      """;

  private static final String DB =
      """
      kind: StatefulSet
      apiVersion: apps/v1
      metadata:
        name: {{ .Release.Name }}-{{ .Chart.Name }}
      spec:
        size: {{ .Values.size }}
        region: {{ .Values.global.region }}
        selector: {matchLabels: {a: b}}
      """;
}
