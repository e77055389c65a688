package msel

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tamrin/scenario"
)

// encoder writes injects as YAML. languages are the scenario's: a text in the
// first of them alone is written as a plain string.
type encoder struct{ languages []string }

// key is one key of an inject and how its value is written on one line; "" is
// nothing.
type key struct {
	name  string
	write func(e encoder, in *scenario.Inject) string
}

// keys are the keys of an inject in their canonical order.
var keys = []key{
	{"number", func(e encoder, in *scenario.Inject) string { return word(in.Number) }},
	{"title", func(e encoder, in *scenario.Inject) string { return e.text(in.Title) }},
	{"text", func(e encoder, in *scenario.Inject) string { return e.text(in.Text) }},
	{"type", func(e encoder, in *scenario.Inject) string { return wordUnless(in.Type, "inject") }},
	{"status", func(e encoder, in *scenario.Inject) string { return wordUnless(in.Status, "approved") }},
	{"priority", func(e encoder, in *scenario.Inject) string { return word(in.Priority) }},
	{"at", func(e encoder, in *scenario.Inject) string { return duration(in.At) }},
	{"after", func(e encoder, in *scenario.Inject) string { return word(in.After.ID) }},
	{"delay", func(e encoder, in *scenario.Inject) string { return duration(in.Delay) }},
	{"when", func(e encoder, in *scenario.Inject) string { return word(in.When.Src) }},
	{"if", func(e encoder, in *scenario.Inject) string { return word(in.If.Src) }},
	{"manual", func(e encoder, in *scenario.Inject) string { return truth(in.Manual) }},
	{"contingency_for", func(e encoder, in *scenario.Inject) string { return word(in.ContingencyFor.ID) }},
	{"burst", func(e encoder, in *scenario.Inject) string { return burst(in.Burst) }},
	{"theatre", func(e encoder, in *scenario.Inject) string { return word(in.Theatre.ID) }},
	{"to", func(e encoder, in *scenario.Inject) string { return refs(in.To) }},
	{"from", func(e encoder, in *scenario.Inject) string { return e.text(in.From) }},
	{"injected_by", func(e encoder, in *scenario.Inject) string { return e.text(in.InjectedBy) }},
	{"channel", func(e encoder, in *scenario.Inject) string { return word(in.Channel) }},
	{"public", func(e encoder, in *scenario.Inject) string { return truth(in.Public) }},
	{"attachments", func(e encoder, in *scenario.Inject) string { return e.attachments(in.Attachments) }},
	{"challenges", func(e encoder, in *scenario.Inject) string { return word(in.Challenges.ID) }},
	{"convenes", func(e encoder, in *scenario.Inject) string { return refs(in.Convenes) }},
	{"sets", func(e encoder, in *scenario.Inject) string { return sets(in.Sets) }},
	{"upholds", func(e encoder, in *scenario.Inject) string { return refs(in.Upholds) }},
	{"strains", func(e encoder, in *scenario.Inject) string { return refs(in.Strains) }},
	{"breaks", func(e encoder, in *scenario.Inject) string { return refs(in.Breaks) }},
	{"jump", func(e encoder, in *scenario.Inject) string { return jump(in.Jump) }},
	{"expect", func(e encoder, in *scenario.Inject) string { return e.expect(in.Expect) }},
	{"objectives", func(e encoder, in *scenario.Inject) string { return refs(in.Objectives) }},
	{"storyline", func(e encoder, in *scenario.Inject) string { return word(in.Storyline.ID) }},
	{"event", func(e encoder, in *scenario.Inject) string { return word(in.Event) }},
	{"incident", func(e encoder, in *scenario.Inject) string { return word(in.Incident) }},
	{"phase", func(e encoder, in *scenario.Inject) string { return word(in.Phase) }},
	{"function", func(e encoder, in *scenario.Inject) string { return word(in.Function) }},
	{"location", func(e encoder, in *scenario.Inject) string { return e.text(in.Location) }},
	{"notes", func(e encoder, in *scenario.Inject) string { return e.text(in.Notes) }},
	{"author", func(e encoder, in *scenario.Inject) string { return word(in.Author) }},
	{"approver", func(e encoder, in *scenario.Inject) string { return word(in.Approver) }},
	{"narrative", func(e encoder, in *scenario.Inject) string { return word(in.Narrative) }},
	{"history", func(e encoder, in *scenario.Inject) string { return listed(in.History) }},
	{"extra", func(e encoder, in *scenario.Inject) string { return extra(in.Extra) }},
}

// value writes one key of an inject.
func (e encoder) value(in *scenario.Inject, name string) string {
	for _, k := range keys {
		if k.name == name {
			return k.write(e, in)
		}
	}
	panic("msel: an inject has no key " + name)
}

// inject writes a whole inject in braces.
func (e encoder) inject(in *scenario.Inject) string {
	var parts []string
	for _, k := range keys {
		if v := k.write(e, in); v != "" {
			parts = append(parts, k.name+": "+v)
		}
	}
	return braces(parts)
}

func braces(parts []string) string { return "{" + strings.Join(parts, ", ") + "}" }

// quote writes a string in double quotes, as YAML reads it on one line.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '_' && strings.HasPrefix(s[i:], "_x"): // spreadsheets read _x000D_ as a character
			b.WriteString(`\U0000005f`)
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r >= 0x7f && r <= 0xa0 || r == 0x200b || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0xfeff || r > 0xfffd && !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func word(s string) string {
	if s == "" {
		return ""
	}
	return quote(s)
}

func wordUnless(s, supplied string) string {
	if s == supplied {
		return ""
	}
	return word(s)
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return ""
}

func duration(d scenario.Duration) string {
	if !d.Set {
		return ""
	}
	return scenario.FormatDuration(d.MS)
}

func (e encoder) text(t scenario.Text) string {
	if t.Zero() {
		return ""
	}
	if s, ok := t.In[e.languages[0]]; ok && len(t.In) == 1 {
		return word(s)
	}
	var parts []string
	for _, l := range e.order(t) {
		if t.In[l] != "" {
			parts = append(parts, quote(l)+": "+quote(t.In[l]))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return braces(parts)
}

// order lists the languages of a text: the scenario's first, in their order.
func (e encoder) order(t scenario.Text) []string {
	var all, others []string
	for _, l := range e.languages {
		if _, ok := t.In[l]; ok {
			all = append(all, l)
		}
	}
	for l := range t.In {
		if !slices.Contains(e.languages, l) {
			others = append(others, l)
		}
	}
	slices.Sort(others)
	return append(all, others...)
}

func refs(list []scenario.Ref) string {
	var ids []string
	for _, r := range list {
		ids = append(ids, r.ID)
	}
	return listed(ids)
}

// listed writes strings in brackets.
func listed(all []string) string {
	if len(all) == 0 {
		return ""
	}
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func burst(b scenario.Burst) string {
	var parts []string
	if b.Count.V != 0 {
		parts = append(parts, "count: "+strconv.FormatInt(b.Count.V, 10))
	}
	if b.Every.Set {
		parts = append(parts, "every: "+duration(b.Every))
	}
	return some(parts)
}

func jump(j scenario.Jump) string {
	var parts []string
	if j.To.Set {
		parts = append(parts, "to: "+j.To.String())
	}
	if j.By.Set {
		parts = append(parts, "by: "+duration(j.By))
	}
	return some(parts)
}

// some writes parts in braces, nothing where there are none.
func some(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return braces(parts)
}

func (e encoder) attachments(all []scenario.Attachment) string {
	var parts []string
	for _, a := range all {
		fields := []string{"file: " + quote(a.File)}
		if t := e.text(a.Title); t != "" {
			fields = append(fields, "title: "+t)
		}
		parts = append(parts, braces(fields))
	}
	if len(parts) == 0 {
		return ""
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func sets(all []scenario.Assign) string {
	var parts []string
	for _, a := range all {
		value := quote(a.Value.Src)
		if _, err := strconv.ParseUint(a.Value.Src, 10, 64); err == nil || a.Value.Src == "true" || a.Value.Src == "false" {
			value = a.Value.Src
		}
		parts = append(parts, quote(a.Var.ID)+": "+value)
	}
	return some(parts)
}

func (e encoder) expect(all []scenario.Expect) string {
	var parts []string
	for _, x := range all {
		if t := e.text(x.Text); t != "" {
			parts = append(parts, quote(x.Cell.ID)+": "+t)
		}
	}
	return some(parts)
}

func extra(all []scenario.Extra) string {
	var parts []string
	for _, x := range all {
		parts = append(parts, quote(x.Name)+": "+quote(x.Value))
	}
	return some(parts)
}
