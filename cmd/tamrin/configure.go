package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"

	"tamrin/diag"
	"tamrin/lang"
)

// settingsFile is read where it lies in the folder in which a command is called
// and no other file of settings is named.
const settingsFile = "tamrin.yaml"

// configVariable names a file of settings in the environment.
const configVariable = "TAMRIN_CONFIG"

// maxSettings is the largest file of settings that is read, in bytes.
const maxSettings = 1 << 20

// binding are the settings of one command on their way to it.
type binding struct {
	*app
	list []setting              // all that there are
	set  map[string]*pflag.Flag // those of the command
	file string                 // that --config names
}

// read sets what no flag has set: from the environment, and what that leaves
// from the file.
func (b *binding) read() error {
	if err := b.readEnvironment(); err != nil {
		return err
	}
	name := cmp.Or(b.file, b.env(configVariable))
	text, err := os.ReadFile(cmp.Or(name, settingsFile))
	switch {
	case name == "" && errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return failure(lang.Words{"the settings in %s cannot be read", "تعذّرت قراءة الإعدادات من %s"}.Format(cmp.Or(name, settingsFile)), lang.Words{}, reason(err))
	}
	problems := b.readFile(cmp.Or(name, settingsFile), text)
	if len(problems) == 0 {
		return nil
	}
	problems.Sort()
	for _, x := range b.list {
		if x.secret {
			text = hidden(x.name, text)
		}
	}
	if err := diag.WriteText(b.err, problems, diag.Options{Lang: b.lang, Source: func(string) []byte { return text }}); err != nil {
		return err
	}
	return errProblemsFound
}

// hidden is the text of a file in which a secret's value is not to be read.
func hidden(name string, text []byte) []byte {
	line := regexp.MustCompile(`(?m)^(\s*["']?` + regexp.QuoteMeta(name) + `["']?\s*:).*$`)
	return line.ReplaceAll(text, []byte("$1 …"))
}

// readEnvironment sets from the environment. A variable that is named almost as
// a setting is told of: its author meant something by it.
func (b *binding) readEnvironment() error {
	known := []string{configVariable}
	for _, x := range b.list {
		known = append(known, x.variable())
		flag, value := b.set[x.name], b.env(x.variable())
		if flag == nil || flag.Changed || value == "" {
			continue
		}
		if err := set(flag, value); err != nil {
			return usage(lang.Words{"%s in the environment: %q is not a value for it", "‏%s في البيئة: القيمة %q غير مقبولة له"}.Format(x.variable(), x.shown(value)), allowed(err))
		}
	}
	for _, pair := range b.environ {
		name, _, _ := strings.Cut(pair, "=")
		near := diag.DidYouMean(name, known)
		if strings.HasPrefix(name, "TAMRIN_") && !slices.Contains(known, name) && !near.Zero() {
			fmt.Fprintln(b.err, b.say(lang.Words{"%s in the environment is no setting: %s", "‏%s في البيئة ليس إعدادًا: %s"}.Format(name, b.say(near))))
		}
	}
	return nil
}

// set gives a flag a value, as one on the command line would.
func set(flag *pflag.Flag, value string) error {
	err := flag.Value.Set(value)
	flag.Changed = flag.Changed || err == nil
	return err
}

// shown is a value as a message may tell it.
func (x setting) shown(value string) string {
	if x.secret {
		return "…"
	}
	return value
}

// allowed says which values a setting takes, where its refusal tells.
func allowed(err error) lang.Words {
	var p *problem
	if errors.As(err, &p) && !p.next.Zero() {
		return p.next
	}
	return lang.Words{"docs/configuration.md says what each setting takes", "ما يقبله كل إعداد مذكور في docs/configuration.ar.md"}
}

// readFile sets from the text of a file, and tells all that is wrong with it.
func (b *binding) readFile(name string, text []byte) (problems diag.List) {
	begin := diag.Span{File: name, Line: 1, Col: 1}
	if len(text) > maxSettings {
		problems.Add("O101", begin, lang.Words{"it is larger than a megabyte", "حجمه أكبر من ميغابايت"})
		return problems
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	var doc yaml.Node
	if empty(text) {
		return nil
	}
	if err := yaml.Load(text, &doc); err != nil {
		why := err.Error()
		var failed *yaml.LoadError
		if errors.As(err, &failed) {
			begin.Line, begin.Col, why = max(failed.Mark.Line, 1), max(failed.Mark.Column, 1), failed.Message
		}
		problems.Add("O101", begin, why)
		return problems
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		problems.Add("O102", nodeAt(name, root))
		return problems
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if seen[key.Value] {
			problems.Add("O105", nodeAt(name, key), key.Value)
			continue
		}
		seen[key.Value] = true
		b.readKey(name, key, value, &problems)
	}
	return problems
}

// empty reports whether a file holds nothing but comments.
func empty(text []byte) bool {
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	var doc yaml.Node
	return err == nil && errors.Is(loader.Load(&doc), io.EOF)
}

func (b *binding) readKey(file string, key, value *yaml.Node, problems *diag.List) {
	var names []string
	for _, x := range b.list {
		names = append(names, x.name)
		if x.name != key.Value {
			continue
		}
		flag := b.set[x.name]
		switch {
		case value.Kind != yaml.ScalarNode:
			problems.Add("O102", nodeAt(file, value))
		case flag == nil || flag.Changed: // another command's, or set already
		default:
			if err := set(flag, value.Value); err != nil {
				problems.Add("O104", nodeAt(file, value), x.shown(value.Value), x.name).WithHint(allowed(err))
			}
		}
		return
	}
	d := problems.Add("O103", nodeAt(file, key), key.Value)
	if near := diag.DidYouMean(key.Value, names); !near.Zero() {
		d.WithHint(near)
	}
}

func nodeAt(file string, n *yaml.Node) diag.Span {
	return diag.Span{File: file, Line: n.Line, Col: n.Column, Len: len([]rune(n.Value))}
}
