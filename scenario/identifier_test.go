package scenario

import (
	"strings"
	"testing"
)

func TestIdentifier(t *testing.T) {
	for text, want := range map[string]string{
		"US-ROK talks": "us_rok_talks", "Seoul 2023": "seoul_2023", "  1st  move!": "st_move", "سيول": "", "": "", "a": "a",
		"Préfecture": "pr_fecture", strings.Repeat("ab ", 40): strings.Repeat("ab_", 21) + "a",
	} {
		got := Identifier(text)
		if got != want || got != "" && !IsIdentifier(got) {
			t.Errorf("Identifier(%q) = %q, want %q", text, got, want)
		}
	}
	for _, id := range []string{"", "A", "1a", "_a", "a-b", "a.b", "é", strings.Repeat("a", 65)} {
		if IsIdentifier(id) {
			t.Errorf("%q is taken for an identifier", id)
		}
	}
}

func TestListsHaveDifferentWords(t *testing.T) {
	for name, list := range map[string][]Choice{
		"Levels": Levels, "CellKinds": CellKinds, "AllianceRules": AllianceRules, "CommitmentKinds": CommitmentKinds,
		"InjectTypes": InjectTypes, "InjectStatuses": InjectStatuses, "Priorities": Priorities, "Channels": Channels,
	} {
		seen := map[string]bool{}
		for _, c := range list {
			if !IsIdentifier(c.ID) || c.Words.En == "" || c.Words.Ar == "" || seen[c.ID] || seen[c.Words.En] || seen[c.Words.Ar] {
				t.Errorf("%s: %+v", name, c)
			}
			seen[c.ID], seen[c.Words.En], seen[c.Words.Ar] = true, true, true
			if WordsOf(list, c.ID) != c.Words {
				t.Errorf("%s: the words of %s are %v", name, c.ID, WordsOf(list, c.ID))
			}
		}
	}
}

func TestCountries(t *testing.T) {
	if n := len(Countries()); n != 249 {
		t.Errorf("there are %d codes, ISO 3166-1 has 249", n)
	}
	for i, c := range Countries() {
		if len(c) != 3 || i > 0 && c <= Countries()[i-1] {
			t.Errorf("%s stands out of order", c)
		}
	}
	for _, c := range []string{"USA", "KOR", "PRK", "JPN", "EGY", "PSE", "ABW", "ZWE"} {
		if !IsCountry(c) {
			t.Errorf("%s is missing", c)
		}
	}
}
