// Prints the Java class UnicodeTables from Go's own Unicode tables: go run unicode-tables.go > UnicodeTables.java
// With the argument scripts it prints ScriptTables: go run unicode-tables.go scripts > ScriptTables.java
package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

// The order is that of UnicodeCategory's constants; the letter of a category in the table is 'A' plus its place.
var categories = []string{"Cn", "Cc", "Cf", "Co", "Cs", "Ll", "Lm", "Lo", "Lt", "Lu", "Mc", "Me", "Mn", "Nd", "Nl", "No",
	"Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "So", "Zl", "Zp", "Zs"}

func category(r rune) int {
	for i, name := range categories {
		if i > 0 && unicode.Is(unicode.Categories[name], r) {
			return i
		}
	}
	return 0
}

func literal(name, doc string, text string) {
	fmt.Printf("\n  /** %s */\n  static final String %s =\n", doc, name)
	text = strings.ReplaceAll(text, `\`, `\\`)
	for len(text) > 0 {
		n := 84
		if n >= len(text) {
			n = len(text)
		} else if text[n-1] == '\\' {
			n--
			if text[n-1] == '\\' { n++; n++ }
		}
		end := ";"
		plus := "+ "
		if n < len(text) { end = "" }
		if first { plus = "" }
		first = false
		fmt.Printf("      %s\"%s\"%s\n", plus, text[:n], end)
		text = text[n:]
	}
	first = true
}

var first = true

// scripts prints the ranges of each script. Only names of one word are kept: Go's \p{...} takes the underscores out of a
// name before it looks, so that it never finds the others.
func scripts() {
	fmt.Print(`package dev.chartwright.golang.unicode;

/** The scripts of Unicode ` + unicode.Version + ` that Go's regular expressions know; written by tools/unicode-tables.go. */
final class ScriptTables {
  private ScriptTables() {}
`)
	var names []string
	for name := range unicode.Scripts {
		if strings.ToUpper(name[:1])+strings.ToLower(strings.ReplaceAll(name[1:], "_", "")) == name {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		b.WriteString(";" + name + " ")
		end, start := rune(0), rune(-1)
		for r := rune(0); r <= unicode.MaxRune+1; r++ {
			in := r <= unicode.MaxRune && unicode.Is(unicode.Scripts[name], r)
			if in && start < 0 {
				start = r
			} else if !in && start >= 0 {
				b.WriteString(strconv.FormatInt(int64(start-end), 36) + "," + strconv.FormatInt(int64(r-1-start), 36) + ",")
				end, start = r-1, -1
			}
		}
	}
	b.WriteString(";")
	literal("SCRIPTS", "A semicolon, the name, a space, and for each range the gap to the previous end and the length less one, in base 36 with a comma after each.", b.String())
	fmt.Println("}")
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "scripts" {
		scripts()
		return
	}
	fmt.Print(`package dev.chartwright.golang.unicode;

/**
 * The Unicode ` + unicode.Version + ` data of Go's package unicode as compact text; written by tools/unicode-tables.go.
 */
final class UnicodeTables {
  private UnicodeTables() {}
`)
	var b strings.Builder
	n, runs := 0, 0
	last := category(0)
	flush := func() {
		b.WriteByte(byte('A' + last))
		if n > 1 {
			b.WriteString(strconv.FormatInt(int64(n-1), 36))
		}
		runs++
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		c := category(r)
		if c != last {
			flush()
			last, n = c, 0
		}
		n++
	}
	flush()
	fmt.Printf("\n  static final int RUNS = %d;\n", runs)
	literal("CATEGORIES", "Runs of equal category: the letter 'A' + category, then the length less one in base 36 if not zero.", b.String())

	b.Reset()
	prev := uint32(0)
	count := 0
	for _, c := range unicode.CaseRanges {
		if count > 0 { b.WriteByte(' ') }
		b.WriteString(strconv.FormatInt(int64(c.Lo-prev), 36)+","+strconv.FormatInt(int64(c.Hi-c.Lo), 36))
		if c.Delta[0] > unicode.MaxRune {
			b.WriteString(",*")
		} else {
			for _, d := range c.Delta {
				b.WriteString(","+strconv.FormatInt(int64(d), 36))
			}
		}
		prev = c.Hi
		count++
	}
	fmt.Printf("\n  static final int CASE_RANGES = %d;\n", count)
	literal("CASES", "Ranges with a case mapping: gap to the previous end, length less one, then the distances to upper, lower and title case in base 36, or * where upper and lower case alternate.", b.String())

	// Orbits of simple folding that ToLower/ToUpper alone do not give.
	b.Reset()
	var from []rune
	next := map[rune]rune{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		plain := unicode.ToLower(r)
		if plain == r { plain = unicode.ToUpper(r) }
		if f := unicode.SimpleFold(r); f != plain {
			from = append(from, r)
			next[r] = f
		}
	}
	sort.Slice(from, func(i, j int) bool { return from[i] < from[j] })
	for i, r := range from {
		if i > 0 { b.WriteByte(' ') }
		b.WriteString(strconv.FormatInt(int64(r), 36)+","+strconv.FormatInt(int64(next[r]), 36))
	}
	fmt.Printf("\n  static final int FOLDS = %d;\n", len(from))
	literal("FOLD_NEXT", "Code points whose next simple fold is neither their lower nor their upper case, with that fold, in base 36.", b.String())
	fmt.Println("}")
}
