package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"tamrin/lang"
	"tamrin/scenarios"
)

func TestSchemaTakesEveryShippedScenario(t *testing.T) {
	schema := compiledSchema(t, lang.En)
	for _, name := range scenarios.Names() {
		folder, _ := scenarios.Open(name)
		fs.WalkDir(folder, ".", func(path string, _ fs.DirEntry, _ error) error {
			if !strings.HasSuffix(path, ".yaml") {
				return nil
			}
			text, _ := fs.ReadFile(folder, path)
			if err := schema.Validate(asJSON(t, string(text))); err != nil {
				t.Errorf("%s/%s: %v", name, path, err)
			}
			return nil
		})
	}
}

func TestSchemaTakesEveryFormOfWriting(t *testing.T) {
	schema := compiledSchema(t, lang.Ar)
	for _, good := range []string{
		`title: 2023`,
		`title: {en: A, ar: ب}`,
		`languages: en`,
		`clock: {length: 0}`,
		`clock: {start: 2023-01-31T09:00:00+09:00, length: 1h30m}`,
		`objectives: {o1: {tasks: {t1: Do it, t2: {en: Do it}, t3: {title: Do it, target: x}}}}`,
		`decisions: {d: {by: us, bot_takes: [30s, 2m], options: {a: {bot: {us: 3, rok: "vars.x"}}}}}`,
		`injects: {i: {to: all, attachments: [a.pdf, {file: b.pdf}], sets: {x: "+2", y: 2, z: true}}}`,
		`vars: {x: {range: [0, 10], init: 4, draw: [0.5, 0.5]}}`,
		`outcomes:`,
	} {
		if err := schema.Validate(asJSON(t, good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
}

func TestSchemaRefusesWhatLoadRefuses(t *testing.T) {
	schema := compiledSchema(t, lang.En)
	for _, bad := range []string{
		`titel: A`,
		`title: [A]`,
		`title: {English: A}`,
		`level: galactic`,
		`clock: {length: ninety minutes}`,
		`clock: {start: tomorrow}`,
		`vars: {x: {range: 10}}`,
		`vars: {Tension: {init: 1}}`,
		`injects: {i: {channel: pigeon}}`,
		`injects: {i: {at: 10}}`,
		`injects: [{at: 10m}]`,
		`rules: {a: {when: "true"}}`,
		`outcomes: {o: {ends: maybe}}`,
	} {
		if err := schema.Validate(asJSON(t, bad)); err == nil {
			t.Errorf("the schema takes %s", bad)
		}
		if _, problems := loadText(bad); !problems.HasErrors() {
			t.Errorf("Load takes %s", bad)
		}
	}
}

func TestSchemaIsAsExpected(t *testing.T) {
	for _, tag := range lang.All {
		file := fmt.Sprintf("testdata/schema.%s.json", tag)
		got := Schema(tag)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := os.ReadFile(file)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func compiledSchema(t *testing.T, tag lang.Tag) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema(tag)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// asJSON reads YAML as an editor does: instants stay strings.
func asJSON(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Load([]byte(text), &n); err != nil {
		t.Fatal(err)
	}
	stringInstants(&n)
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func stringInstants(n *yaml.Node) {
	if n.Tag == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, c := range n.Content {
		stringInstants(c)
	}
}
