package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"tamrin/lang"
	"tamrin/scenario"
)

// draft is what a planner says of a scenario before it is written.
type draft struct {
	folder    string
	languages []string          // the first is the one that the planner thinks in
	titles    map[string]string // by language
	cells     []string          // names, as people call them
	length    int64             // ms
	injects   int
	decision  bool
	start     string   // scenario time at STARTEX, as RFC 3339 has it
	says      lang.Tag // language of the comments
}

// text writes the draft as a scenario in canonical form.
func (d *draft) text() ([]byte, error) {
	var b strings.Builder
	if err := draftTemplate.Execute(&b, d); err != nil {
		return nil, err
	}
	text, problems := scenario.Format(documentName, []byte(b.String()))
	if problems.HasErrors() {
		return nil, fmt.Errorf("the draft is not a document: %s", problems[0].Message.En)
	}
	return text, nil
}

var draftTemplate = template.Must(template.New("draft").Parse(`
# {{.Say "A scenario, as a first draft. Lines with # are notes for you and are not read." "سيناريو في مسودته الأولى. الأسطر المبدوءة بعلامة # ملاحظات لك ولا تُقرأ."}}
# {{.Say "See what is wrong with it:" "لكشف مشكلاته:"}} tamrin check {{.Folder}}
# {{.Say "Tidy it:" "لترتيبه:"}} tamrin fmt {{.Folder}}
# {{.Say "See whether it works:" "لمعرفة هل ينجح:"}} tamrin rehearse {{.Folder}}

tamrin: 1
id: {{.ID}}
title: {{.Title}}
languages: {{.Quoted .Languages}}
clock:
  # {{.Say "the story's date and hour when the exercise starts" "تاريخ القصة وساعتها عند بدء التمرين"}}
  start: {{.Start}}
  # {{.Say "how long the exercise lasts" "مدة التمرين"}}
  length: {{.Length}}

# {{.Say "Who decides and acts in the story." "من يقرر ويتصرف في القصة."}}
parties:
{{- range .Teams}}
  {{.Party}}: {title: {{$.Same .Name}}}
{{- end}}

# {{.Say "The teams in the room, and whom each of them plays. A control cell named excon is always there." "الفرق في القاعة ومن يمثّله كل منها. وخلية التحكم excon موجودة دائمًا."}}
cells:
{{- range .Teams}}
  {{.Cell}}: {title: {{$.Same .Name}}, plays: [{{.Party}}]}
{{- end}}

# {{.Say "Why you hold the exercise. Injects and decisions say which task they test." "لماذا يُعقد التمرين. وتذكر المدخلات والقرارات المهمة التي تختبرها."}}
objectives:
  first:
    title: {{.Words "Write here what the exercise is to show" "اكتب هنا ما يُراد من التمرين أن يبيّنه"}}
    tasks:
      inform: {{.Words "Inform those concerned in time" "إبلاغ المعنيين في الوقت المناسب"}}
{{- if .HasDecision}}
      decide: {{.Words "Decide on incomplete information" "اتخاذ القرار على معلومات ناقصة"}}
{{- end}}

# {{.Say "What happens to the players. The time counts from the start of the exercise." "ما يرد إلى اللاعبين. ويُحسب الوقت من بدء التمرين."}}
injects:
{{- range .Planned}}
  inject_{{.Number}}:
    title: {{$.Words .TitleEn .TitleAr}}
    text: {{$.Words "Write here what the players read or hear." "اكتب هنا ما يقرؤه اللاعبون أو يسمعونه."}}
    at: {{.At}}
    to: [{{.To}}]
    from: {{$.Words "Duty officer" "الضابط المناوب"}}
    channel: {{.Channel}}
    expect: { {{.To}}: {{$.Words "Write here what the team should do." "اكتب هنا ما ينبغي أن يفعله الفريق."}} }
    objectives: [first.inform]
{{- end}}
{{- if .HasDecision}}

# {{.Say "A choice that a party must make. When time runs out, the default is taken." "خيار على طرف أن يحسمه. فإذا انتهت المهلة أُخذ الخيار الافتراضي."}}
decisions:
  first_decision:
    title: {{.Words "What do you do?" "ماذا تفعلون؟"}}
    by: {{(index .Teams 0).Party}}
    opens: {after: inject_1}
    closes: {{.Closes}}
    default: wait
    # {{.Say "how strongly a bot leans to each option in a rehearsal" "bot: مقدار ميل اللاعب الآلي إلى كل خيار عند تجربة التمرين"}}
    options:
      act: {title: {{.Words "Act at once" "التصرف فورًا"}}, bot: 2}
      wait: {title: {{.Words "Wait for more information" "انتظار مزيد من المعلومات"}}, bot: 1}
    objectives: [first.decide]
{{- end}}
`))

// Say returns the words in the language of the comments.
func (d *draft) Say(en, ar string) string { return lang.Words{en, ar}.In(d.says) }

// Words writes a text in every language of the scenario; in English for those
// that Tamrin does not speak, as a place to write in.
func (d *draft) Words(en, ar string) string {
	texts := map[string]string{}
	for _, l := range d.languages {
		texts[l] = lang.Words{en, ar}.In(lang.Tag(l))
	}
	return d.inOrder(texts)
}

// Same writes the same words in every language of the scenario.
func (d *draft) Same(words string) string { return d.Words(words, words) }

// Title writes the titles.
func (d *draft) Title() string {
	texts := map[string]string{}
	for _, l := range d.languages {
		texts[l] = d.titles[l]
	}
	return d.inOrder(texts)
}

func (d *draft) inOrder(texts map[string]string) string {
	if len(d.languages) == 1 {
		return d.Quoted(texts[d.languages[0]])
	}
	parts := make([]string, len(d.languages))
	for i, l := range d.languages {
		parts[i] = d.Quoted(l) + ": " + d.Quoted(texts[l])
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// Quoted writes a string or a list of strings as JSON, which YAML reads.
func (d *draft) Quoted(v any) string {
	out, err := json.Marshal(v)
	if err != nil {
		panic("draft: " + err.Error()) // strings can always be written
	}
	return string(out)
}

// Folder is how commands call the scenario.
func (d *draft) Folder() string {
	if strings.ContainsFunc(d.folder, unicode.IsControl) {
		return "FOLDER"
	}
	return d.folder
}

// ID names the scenario after its folder.
func (d *draft) ID() string {
	if id := scenario.Identifier(d.folder); id != "" && !scenario.Reserved(id) {
		return id
	}
	return "my_exercise"
}

// Languages, Start, HasDecision, Length and Closes are what the template asks for.
func (d *draft) Languages() []string { return d.languages }
func (d *draft) Start() string       { return d.start }
func (d *draft) HasDecision() bool   { return d.decision }
func (d *draft) Length() string      { return scenario.FormatDuration(d.length) }

// Closes leaves a quarter of the exercise for the decision, in whole minutes.
func (d *draft) Closes() string {
	return scenario.FormatDuration(max(d.length/4/scenario.Minute, 1) * scenario.Minute)
}

// team is a cell and the party it plays, under names that the scenario can use.
type team struct{ Cell, Party, Name string }

// Teams gives every cell a name of its own in the scenario.
func (d *draft) Teams() []team {
	taken := []string{"all", scenario.ControlCell}
	teams := make([]team, len(d.cells))
	for i, name := range d.cells {
		t := team{Party: scenario.Identifier(name), Name: name}
		t.Cell = t.Party + "_cell"
		if !scenario.IsIdentifier(t.Cell) || scenario.Reserved(t.Party) || slices.Contains(taken, t.Party) || slices.Contains(taken, t.Cell) {
			t.Party, t.Cell = fmt.Sprintf("party_%d", i+1), fmt.Sprintf("cell_%d", i+1)
		}
		taken = append(taken, t.Party, t.Cell)
		teams[i] = t
	}
	return teams
}

// planned is one inject of the draft.
type planned struct {
	Number           int
	TitleEn, TitleAr string
	At, To, Channel  string
}

// Planned spreads the injects over the exercise, each to a team in turn.
func (d *draft) Planned() []planned {
	teams, channels := d.Teams(), []string{"telephone", "email", "press", "radio"}
	out := make([]planned, d.injects)
	for i := range out {
		at := d.length * int64(i+1) / int64(d.injects+1)
		if at >= scenario.Minute {
			at -= at % scenario.Minute
		}
		out[i] = planned{
			Number: i + 1, At: scenario.FormatDuration(at), To: teams[i%len(teams)].Cell, Channel: channels[i%len(channels)],
			TitleEn: fmt.Sprintf("Inject %d", i+1), TitleAr: fmt.Sprintf("المُدخل %d", i+1),
		}
	}
	return out
}
