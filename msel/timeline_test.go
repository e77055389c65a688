package msel

import (
	"strings"
	"testing"

	"tamrin/scenario"
)

// times imports a list and returns when each inject comes: exercise time, or
// a dash where control releases it at no set time.
func times(t *testing.T, text string, opt Options) (start, at string, r *Report) {
	t.Helper()
	res := take(t, csvBook(t, text), nil, opt)
	var all []string
	for _, in := range res.Scenario.Injects {
		s := "-"
		if in.At.Set {
			s = offsetText(in.At.MS)
			if in.Manual {
				s += "?"
			}
		}
		all = append(all, s)
	}
	return res.Scenario.Clock.Start.String(), strings.Join(all, " "), res.Report
}

func TestTimelines(t *testing.T) {
	for _, c := range []struct{ name, list, start, at string }{
		{"the row that says STARTEX", "0730,Briefing|0800,STARTEX|0815,Call", "2000-01-01T08:00:00Z", "- 0:00 0:15"},
		{"else the earliest", "0815,Call|0800,Ring|0900,Knock", "2000-01-01T08:00:00Z", "0:15 0:00 1:00"},
		{"over midnight", "2200,A|2330,B|0030,C|0100,D", "2000-01-01T22:00:00Z", "0:00 1:30 2:30 3:00"},
		{"one row out of order is no midnight", "1345,A|1355,B|0150,C|1405,D", "2000-01-01T01:50:00Z", "11:55 12:05 0:00 12:15"},
		{"a list in another order has no midnights", "1500,A|0800,B|1400,C|0900,D|1600,E|0830,F", "2000-01-01T08:00:00Z", "7:00 0:00 6:00 1:00 8:00 0:30"},
		{"days as sections", "0800,STARTEX|0900,A||Day 2|0800,B||DAY 3: RECOVERY|0900,C", "2000-01-01T08:00:00Z", "0:00 1:00 24:00 49:00"},
		{"date-time groups", "220800AUG2011,STARTEX|220830AUG2011,A|230800AUG2011,B", "2011-08-22T08:00:00Z", "0:00 0:30 24:00"},
		{"groups of another zone", "220800IAUG11,STARTEX|220030ZAUG11,A", "2011-08-22T08:00:00+09:00", "0:00 1:30"},
		{"from STARTEX", "STARTEX,Go|STARTEX+30,A|H+2,B|+0:45,C|90 min,D", "0001-01-01T00:00:00Z", "0:00 0:30 2:00 0:45 1:30"},
		{"half past nine with a point", "9.30,A|9.45 Uhr,B|10.05,C", "2000-01-01T09:30:00Z", "0:00 0:15 0:35"},
		{"dates without a year", "4 May 0900,A|May 4 10:15,B|5 mai 0700,C|6/5 08:00,D", "2000-05-04T09:00:00Z", "0:00 1:15 22:00 47:00"},
		{"dates of which one has a year", "4 May 2024 0900,A|5 May 0900,B", "2024-05-04T09:00:00Z", "0:00 24:00"},
		{"plain minutes", "0,Go|5,A|45,B|75,C|120,D", "0001-01-01T00:00:00Z", "0:00 0:05 0:45 1:15 2:00"},
		{"no time at all", "TBD,A|,B|on order,C", "0001-01-01T00:00:00Z", "- - -"},
	} {
		text := "Time,Title,To\n"
		for _, row := range strings.Split(c.list, "|") {
			switch {
			case row == "":
				text += "\n"
			case !strings.Contains(row, ","):
				text += row + "\n"
			default:
				text += row + ",Port\n"
			}
		}
		start, at, r := times(t, text, Options{})
		if start == "1970-01-01T00:00:00Z" {
			start = "0001-01-01T00:00:00Z" // none is set
		}
		if start != c.start || at != c.at {
			t.Errorf("%s: STARTEX %s, %s; want %s, %s\n%s", c.name, start, at, c.start, c.at, reportText(r))
		}
	}
}

func TestDatesWrittenOnce(t *testing.T) {
	start, at, _ := times(t, "Date,Time,Title,To\n6 May 2024,0800,A,Port\n,0900,B,Port\n7 May 2024,0800,C,Port\n,,D,Port\n", Options{})
	if start != "2024-05-06T08:00:00Z" || at != "0:00 1:00 24:00 24:00?" {
		t.Errorf("%s %s", start, at)
	}
}

func TestDayOrMonthFirst(t *testing.T) {
	for text, want := range map[string]string{
		"Date,Time,Title\n8/9/2024,0800,A\n8/23/2024,0800,B\n":          "2024-08-09T08:00:00Z",
		"Date,Time,Title\n8/9/2024,0800,A\n23/9/2024,0800,B\n":          "2024-09-08T08:00:00Z",
		"Date,Time,Title\n8.9.2024,0800,A\n9.9.2024,0800,B\n":           "2024-09-08T08:00:00Z",
		"Date,Time,Title\n8/9/2024,0800,A\n9/9/2024,0800,B\n":           "2024-08-09T08:00:00Z",
		"التاريخ,الوقت,العنوان\n8/9/2024,0800,أول\n9/9/2024,0800,ثان\n": "2024-09-08T08:00:00Z",
	} {
		if start, _, _ := times(t, text, Options{}); start != want {
			t.Errorf("%q: %s, want %s", text, start, want)
		}
	}
}

func TestStartThatWasGiven(t *testing.T) {
	at, err := scenario.ParseInstant("2026-05-04T09:00:00+03:00")
	if err != nil {
		t.Fatal(err)
	}
	start, offsets, _ := times(t, "Time,Title,To\n0930,A,Port\n0845,B,Port\n", Options{Start: at})
	if start != "2026-05-04T09:00:00+03:00" || offsets != "0:30 -" {
		t.Errorf("%s %s", start, offsets)
	}
}

func TestExerciseTimeThatBeginsAtZero(t *testing.T) {
	_, at, _ := times(t, "Exercise Time,Title,To\n00:00,STARTEX,Port\n00:45,A,Port\n01:30,B,Port\n", Options{})
	if at != "0:00 0:45 1:30" {
		t.Error(at)
	}
}
