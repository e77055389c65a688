package msel

import (
	"slices"
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/scenario"
)

func TestChannels(t *testing.T) {
	for text, want := range map[string]string{
		"Email": "email", "E-Mail": "email", "EMITS": "email", "Phone": "telephone", "Phone, Cell phone and email": "telephone", "Verbal": "in_person", "In person": "in_person",
		"Radio": "radio", "LAPD Radio Channels": "radio", "VTC": "video", "Twitter / X": "social", "Social Media": "social", "News report": "press", "RFA": "other", "JIEE": "system",
		"بريد إلكتروني": "email", "هاتف": "telephone", "برقية": "cable", "شفهيًا": "in_person", "وسائل التواصل الاجتماعي": "social", "carrier pigeon": "other",
	} {
		if got := readChannel(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestStatesAndTypes(t *testing.T) {
	for text, want := range map[string]string{"Injected": "approved", "Omitted": "deferred", "Ready to Inject": "approved", "Deferred": "deferred", "Deleted": "obsolete", "DRAFT": "draft", "Cancelled": "deferred", "مؤجل": "deferred", "محذوف": "obsolete"} {
		if got, ok := lookUp(statusWords, text); !ok || got != want {
			t.Errorf("status %q: %s %v, want %s", text, got, ok, want)
		}
	}
	for text, want := range map[string]string{"Player Action": "expected_action", "Contingency Inject": "contingency", "Contingent": "contingency", "Actor Action": "inject", "Contextual": "contextual", "Admin": "administrative"} {
		if got, ok := lookUp(typeWords, text); !ok || got != want {
			t.Errorf("type %q: %s %v, want %s", text, got, ok, want)
		}
	}
}

// TestVocabulariesAreFolded: a word that is not folded would never be found.
func TestVocabulariesAreFolded(t *testing.T) {
	for _, v := range []map[string]string{typeWords, statusWords, priorityWords} {
		for w := range v {
			if fold(w) != w && v[fold(w)] == "" {
				t.Errorf("%q is not folded: %q", w, fold(w))
			}
		}
	}
	for _, c := range channelWords {
		for _, w := range c.words {
			if fold(w) != w {
				t.Errorf("%q is not folded: %q", w, fold(w))
			}
		}
	}
	for w := range everybody {
		if fold(w) != w {
			t.Errorf("%q is not folded: %q", w, fold(w))
		}
	}
	for w := range lesser {
		if fold(w) != w {
			t.Errorf("%q is not folded: %q", w, fold(w))
		}
	}
	for _, s := range sideNames {
		for _, w := range s.words {
			if fold(w) != w {
				t.Errorf("%q is not folded: %q", w, fold(w))
			}
		}
	}
}

func TestRecipients(t *testing.T) {
	s := &scenario.Scenario{Cells: []scenario.Cell{
		{Item: scenario.Item{ID: "port", At: scenario.Span{Line: 1}}, Title: scenario.Text{In: map[string]string{"en": "Port authority", "ar": "هيئة الميناء"}}},
		{Item: scenario.Item{ID: "police", At: scenario.Span{Line: 1}}}}}
	for text, want := range map[string]string{
		"Port authority":                   "port",
		"port; POLICE":                     "port police",
		"Port Authority\nPolice Players":   "port police",
		"Port authority & Mayor":           "port mayor",
		"Police and the press":             "police press",
		"Search and Rescue":                "search_and_rescue",
		"Loge/Suite Level Lt.":             "loge_suite_level_lt",
		"Fire / Police / ---":              "fire police",
		"Safety, Police, and Fire Brigade": "safety police fire_brigade",
		"هيئة الميناء والشرطة":             "port alshrta",
		"هيئة الميناء، الشرطة":             "port alshrta",
		"هيئة الميناء و الشرطة":            "port alshrta",
		"All players":                      "all",
		"الجميع":                           "all",
		"EXCON":                            "excon",
		"46th CST":                         "cell_46th_cst",
		"SimCell / Simulation Cell":        "simcell",
	} {
		r := newRegister(s, "en")
		var got []string
		for _, name := range r.split(text, nil) {
			if id, _ := r.find(name); !slices.Contains(got, id) {
				got = append(got, id)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestTooManyRecipients keeps within what the engine plays.
func TestTooManyRecipients(t *testing.T) {
	var b strings.Builder
	b.WriteString("No,Title,To\n")
	for n := range 100 {
		b.WriteString(itoa(n+1) + ",Call,Unit " + itoa(n+1) + "\n")
	}
	res := take(t, csvBook(t, b.String()), nil, Options{})
	last := res.Scenario.Injects[99]
	if len(res.Scenario.Cells) > 63 || last.To[0].ID != otherCell || last.Extra[0].Value != "Unit 100" {
		t.Errorf("%d cells, the last inject %+v", len(res.Scenario.Cells), last)
	}
}

// TestHeadings holds the headings of known lists to what they are taken for.
func TestHeadings(t *testing.T) {
	lists := [][2]string{
		{"HSEEP short", "Seq No|Date/Time Delivered|Inject Type|Delivery Method|Originator (From)|Recipient (To)|Inject description|Expected player action|Objective"},
		{"HSEEP template", "Event #|Event Time|Event Type|Subject|Inject Mode|Send From (Simulated)|Injected By (Responsible Controller)|Send To (Recipient Players)|Event Description|Expected Outcome|Questions/Notes (Comments)|Implementer (Actual Narrative)|Notes"},
		{"National Guard", "MSEL NUMBER|DATE|Time|STATUS|INJECT DTG|SUBJECT|INJECT MODE|SEND FROM (Simulated)|INJECTED BY|SEND TO|STORYLINE/THREAD|ESF|DESCRIPTION|EXPECTED ACTION|NOTES/REMARKS|IMPLEMENTER (Actual Narrative)|BACKGROUND INFORMATION|Inject Author"},
		{"USAF", "Event #|Date|Time|Sent To|Sent From|Event Summary|Expected Reaction to Inject|Inject Method|Status|Unit/Organization|Inject Implementer|Impacted Event Location/Venue|Unit 1 Affected|1st Objective Supported|2nd Objective Supported|Inject POC|Secondary Location|Created by|HRF"},
		{"winter", "MSEL #|Day|TITLE|SEND TO|SENT FROM|CONTROLLER|METHOD|TYPE|DESCRIPTION/SCRIPT|EXPECTED ACTION|Comments/Notes"},
		{"simulation firm", "Number|Time|From (persona)|Faction|To|Team|Method(channel)|Subject|Message|Expected Action|Tab"},
		{"French", "id|horaire|type|émetteur|destinataire|stimuli|réaction attendue|commentaire|livrable"},
		{"cyber", "Action to be taken|Timeline|Teams|Subject|Content|Comments|Expectation Description|Expectation Name|Expectation Score|Done/To do"},
		{"chat bot", "#|Real Time|Date|Subject|From|Player|Script|Photo|Picture Name|Profile|Poll"},
		{"range", "Control Number|Description|Status|Time|Move|Group|Exercise Date|Type|Delivery Method|From Org|To Org|Title"},
		{"NATO", "Inject Number|DTG|Event|Incident|Storyline|Title|Inject Text|From|To|Means|Responsible Controller|Training Objectives|Expected Response|State"},
		{"Arabic", "م|التاريخ|الوقت|رقم المدخل|عنوان المدخل|وصف المدخل|المرسل|المستلم|وسيلة الإرسال|ضابط التحكم|الإجراء المتوقع|الهدف|الحالة|ملاحظات|المرحلة"},
		{"both", "Time / الوقت|Title / العنوان|To / إلى|Description (English)|Description (Arabic)|الإجراء المتوقع [ar]"},
		{"German", "Lfd. Nr.|Uhrzeit|Titel|Absender|Empfänger|Beschreibung|Erwartete Reaktion|Bemerkungen|Ort"},
		{"Spanish", "Número|Hora|Título|Remitente|Destinatario|Descripción|Acción esperada|Observaciones|Lugar"},
	}
	var b strings.Builder
	for _, l := range lists {
		var g Grid
		for n := range 3 {
			var r Row
			r.N = n + 1
			for _, h := range strings.Split(l[1], "|") {
				if n > 0 {
					h = "some words"
				}
				r.Cells = append(r.Cells, Cell{Text: h, Raw: h})
			}
			g.Rows = append(g.Rows, r)
		}
		row, cols, ok := findHeadings(g, nil)
		if !ok || row != 0 {
			t.Errorf("%s: no headings found", l[0])
		}
		b.WriteString(l[0] + "\n")
		for _, c := range cols {
			is := string(c.Field)
			if is == "" {
				is = "(kept)"
			}
			if c.Lang != "" {
				is += " in " + c.Lang
			}
			b.WriteString("  " + c.Heading + ": " + is + "\n")
		}
	}
	golden(t, "headings.txt", b.String())
}

// TestExportedHeadingsAreUnderstood: what an export writes, an import reads.
func TestExportedHeadingsAreUnderstood(t *testing.T) {
	for _, name := range Templates {
		for _, tag := range lang.All {
			s := &sheet{s: &scenario.Scenario{Languages: []string{"en", "ar"}}, lang: tag, in: "en"}
			for _, h := range heads {
				for _, f := range []Field{h.field, DTG} {
					for _, c := range s.field(f, templates[name].names[f]) {
						if f == DTG && templates[name].names[f].Zero() {
							continue
						}
						base, _ := headingLanguage(c.heading)
						if got := spell(base).field; got != f {
							t.Errorf("%s %s: %q is taken for %q, not %q", name, tag, c.heading, got, f)
						}
					}
				}
			}
		}
	}
}
