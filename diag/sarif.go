package diag

import (
	"io"
	"net/url"
)

// The parts of a SARIF 2.1.0 log that Tamrin writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      Code        `json:"id"`
		Default sarifConfig `json:"defaultConfiguration"`
		Help    sarifText   `json:"help"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		Rule      Code            `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// WriteSARIF writes the problems as a SARIF 2.1.0 log, which code hosts and
// editors read, with the rules of the codes that occur. A hint follows the
// message in its text.
func WriteSARIF(w io.Writer, list List, o Options) error {
	run := sarifRun{
		Tool:     sarifTool{sarifDriver{Name: "tamrin", Rules: []sarifRule{}}},
		Language: string(o.Lang), ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	if run.Language == "" {
		run.Language = "en"
	}
	index := map[Code]int{}
	for _, d := range list {
		i, ok := index[d.Code]
		if !ok {
			i = len(index)
			index[d.Code] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, o.sarifRule(d))
		}
		run.Results = append(run.Results, o.sarifResult(d, i))
	}
	return encode(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func (o Options) sarifRule(d Diagnostic) sarifRule {
	help := d.Message.In(o.Lang)
	if e, ok := Explain(d.Code); ok && !e.Explain.Zero() {
		help = e.Explain.In(o.Lang)
	}
	return sarifRule{ID: d.Code, Default: sarifConfig{severityWords[d.Severity].En}, Help: sarifText{help}}
}

func (o Options) sarifResult(d Diagnostic, rule int) sarifResult {
	text := d.Message.In(o.Lang)
	if hint := d.Hint.In(o.Lang); hint != "" {
		text += "\n" + hint
	}
	r := sarifResult{Rule: d.Code, RuleIndex: rule, Level: severityWords[d.Severity].En, Message: sarifText{text}}
	if d.At.File != "" {
		r.Locations = []sarifLocation{{Physical: o.sarifPlace(d.At)}}
	}
	for _, other := range d.Related {
		if other.At.File != "" {
			r.Related = append(r.Related, sarifLocation{o.sarifPlace(other.At), &sarifText{other.Message.In(o.Lang)}})
		}
	}
	return r
}

func (o Options) sarifPlace(at Span) sarifPhysical {
	uri := url.URL{Path: o.name(at.File)}
	p := sarifPhysical{Artifact: sarifArtifact{uri.EscapedPath()}}
	if at.Line > 0 {
		p.Region = &sarifRegion{StartLine: at.Line, StartColumn: at.Col}
		if at.Len > 0 {
			p.Region.EndColumn = at.Col + at.Len
		}
	}
	return p
}
