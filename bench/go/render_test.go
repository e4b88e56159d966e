// Package bench does over Helm's own packages what RenderBenchmark does over ours.
//
//	CHARTS=folder of generated charts  CORPUS=unpacked corpus  go test -bench . -benchmem
package bench

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"text/template"
	_ "unsafe" // for go:linkname

	"helm.sh/helm/v4/pkg/chart/common"
	"helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
	"helm.sh/helm/v4/pkg/chart/v2/loader"
	chartutil "helm.sh/helm/v4/pkg/chart/v2/util"
	"helm.sh/helm/v4/pkg/engine"
	releaseutil "helm.sh/helm/v4/pkg/release/v1/util"
)

var real = map[string]string{
	"ingress-nginx":         "kubernetes+ingress-nginx/charts__ingress-nginx",
	"kube-prometheus-stack": "prometheus-community+helm-charts/charts__kube-prometheus-stack",
	"argo-cd":               "argoproj+argo-helm/charts__argo-cd",
}

var names = []string{
	"create", "ingress-nginx", "kube-prometheus-stack", "argo-cd", "umbrella-120", "tpl-5000",
	"templates-1", "templates-10", "templates-100", "templates-1000",
}

func folder(name string) string {
	if path, ok := real[name]; ok {
		return filepath.Join(os.Getenv("CORPUS"), "charts", path)
	}
	return filepath.Join(os.Getenv("CHARTS"), name)
}

func load(b *testing.B, name string) (*chart.Chart, common.Values) {
	c, err := loader.Load(folder(name))
	if err != nil {
		b.Fatal(err)
	}
	values := map[string]any{}
	if err := chartutil.ProcessDependencies(c, values); err != nil {
		b.Fatal(err)
	}
	options := common.ReleaseOptions{Name: "bench", Namespace: "default", Revision: 1, IsInstall: true}
	all, err := util.ToRenderValues(c, values, options, nil)
	if err != nil {
		b.Fatal(err)
	}
	return c, all
}

func render(b *testing.B, c *chart.Chart, values common.Values) map[string]string {
	files, err := engine.Render(c, values)
	if err != nil {
		b.Fatal(err)
	}
	return files
}

func each(b *testing.B, run func(b *testing.B, name string)) {
	for _, name := range names {
		if _, err := os.Stat(folder(name)); err != nil {
			continue
		}
		b.Run(name, func(b *testing.B) { run(b, name) })
	}
}

// engineFuncMap is the engine's own function table, which it does not export.
//
//go:linkname engineFuncMap helm.sh/helm/v4/pkg/engine.funcMap
func engineFuncMap() template.FuncMap

func templates(c *chart.Chart) []string {
	var texts []string
	for _, t := range c.Templates {
		texts = append(texts, string(t.Data))
	}
	for _, sub := range c.Dependencies() {
		texts = append(texts, templates(sub)...)
	}
	return texts
}

func BenchmarkParse(b *testing.B) {
	each(b, func(b *testing.B, name string) {
		c, _ := load(b, name)
		texts := templates(c)
		functions := engineFuncMap()
		for b.Loop() {
			set := template.New("gotpl").Funcs(functions)
			for i, text := range texts {
				if _, err := set.New(strconv.Itoa(i)).Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	each(b, func(b *testing.B, name string) {
		c, values := load(b, name)
		for b.Loop() {
			render(b, c, values)
		}
	})
}

func BenchmarkLoadOnly(b *testing.B) {
	each(b, func(b *testing.B, name string) {
		for b.Loop() {
			load(b, name)
		}
	})
}

func BenchmarkLoadAndRender(b *testing.B) {
	each(b, func(b *testing.B, name string) {
		for b.Loop() {
			c, values := load(b, name)
			files := render(b, c, values)
			for k := range files {
				if filepath.Base(k) == "NOTES.txt" {
					delete(files, k)
				}
			}
			_, manifests, err := releaseutil.SortManifests(files, nil, releaseutil.InstallOrder)
			if err != nil {
				b.Fatal(err)
			}
			var out bytes.Buffer
			for _, m := range manifests {
				out.WriteString("---\n# Source: " + m.Name + "\n" + m.Content + "\n")
			}
		}
	})
}
