package rehearse

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"tamrin/lang"
)

// TestReportReadsWell holds the report of a small scenario to files that a
// person has read, in both languages.
func TestReportReadsWell(t *testing.T) {
	sums := tallied(t, harbour(t), 1, 20_000).Sums()
	for _, tag := range lang.All {
		var text bytes.Buffer
		if err := NewReport(sums, Played{1, 20_000}, tag).Text(&text); err != nil {
			t.Fatal(err)
		}
		golden(t, "harbour."+string(tag)+".txt", text.String())
	}
}

// TestReportIsJSON holds the report's JSON to what it promises other programs.
func TestReportIsJSON(t *testing.T) {
	sums := tallied(t, harbour(t), 1, 2000).Sums()
	b, err := json.Marshal(NewReport(sums, Played{1, 2000}, lang.En))
	if err != nil {
		t.Fatal(err)
	}
	var r struct {
		Runs     int64
		Endings  []struct{ Share Share }
		Findings []struct{ Grade, Code, Item, What, Advice string }
	}
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	var ended int64
	for _, e := range r.Endings {
		ended += e.Share.Count
	}
	if r.Runs != 2000 || ended != 2000 || len(r.Findings) == 0 || r.Findings[0].Grade == "" {
		t.Errorf("runs %d, ended %d, findings %v", r.Runs, ended, r.Findings)
	}
}

// TestPageStandsAlone holds the page to load nothing, to carry the marking, and
// to be laid out in the direction of its language.
func TestPageStandsAlone(t *testing.T) {
	sums := tallied(t, harbour(t), 1, 2000).Sums()
	for _, tag := range lang.All {
		var page bytes.Buffer
		if err := NewReport(sums, Played{1, 2000}, tag).HTML(&page); err != nil {
			t.Fatal(err)
		}
		html := page.String()
		if outside := regexp.MustCompile(`https?:|\bsrc=|url\(|<script|<link|@import`).FindString(html); outside != "" {
			t.Errorf("%s: the page reaches outside: %q", tag, outside)
		}
		for _, want := range []string{`dir="` + lang.Dir(tag) + `"`, `lang="` + string(tag) + `"`, "<svg", "<th scope=\"row\">"} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: the page lacks %s", tag, want)
			}
		}
		marking := map[lang.Tag]string{lang.En: "EXERCISE", lang.Ar: "تمرين"}[tag]
		if n := strings.Count(html, `<p class="marking">`+marking+`</p>`); n != 2 {
			t.Errorf("%s: the page is marked %d times", tag, n)
		}
	}
}

// TestNamesAreEscaped holds that a title can't break out of the page.
func TestNamesAreEscaped(t *testing.T) {
	p := compile(t, "tamrin: 1\nid: x\ntitle: '<script>alert(1)</script>'\nclock: {start: 2024-01-01T00:00:00Z, length: 10m}\ninjects:\n  a: {at: 1m, to: all, title: '<b onload=x>'}\n")
	var page bytes.Buffer
	if err := NewReport(tallied(t, p, 1, 10).Sums(), Played{1, 10}, lang.En).HTML(&page); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<script>") || strings.Contains(page.String(), "<b onload") {
		t.Error("a title is written into the page as it is")
	}
}
