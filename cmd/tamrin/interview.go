package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// question is one thing to know of a scenario before it is written.
type question struct {
	name  string // of the answer given on the command line
	asks  lang.Words
	usual func() string                  // the answer where none is given
	take  func(answer string) lang.Words // keeps the answer, or says what is wrong with it
	said  string                         // the person's answer so far, offered again on the way back
	idle  func() bool                    // not to be asked, as other answers stand; may be nil
}

// The most that a first draft lays out.
const (
	mostInjects = 100
	mostCells   = 20
)

// questions lists what is asked, in order; the answers go into d.
func (a *app) questions(d *draft) []*question {
	return []*question{
		{name: "languages", asks: lang.Words{"Languages of the exercise, the main one first (en, ar, fr …)", "لغات التمرين، والرئيسة أولًا (ar أو en أو fr …)"},
			usual: func() string { return string(a.lang) }, take: d.takeLanguages},
		{name: "title", asks: lang.Words{"Title of the exercise", "عنوان التمرين"},
			usual: func() string { return a.say(lang.Words{"New exercise", "تمرين جديد"}) },
			take:  func(s string) lang.Words { return d.takeTitle(d.languages[0], s) }},
		{name: "title_ar", asks: lang.Words{"Its title in Arabic", "عنوانه بالعربية"},
			usual: func() string { return d.titles[d.languages[0]] },
			take:  func(s string) lang.Words { return d.takeTitle("ar", s) },
			idle:  func() bool { return d.languages[0] == "ar" || !slices.Contains(d.languages, "ar") }},
		{name: "title_en", asks: lang.Words{"Its title in English", "عنوانه بالإنجليزية"},
			usual: func() string { return d.titles[d.languages[0]] },
			take:  func(s string) lang.Words { return d.takeTitle("en", s) },
			idle:  func() bool { return d.languages[0] == "en" || !slices.Contains(d.languages, "en") }},
		{name: "cells", asks: lang.Words{"Teams in the room, separated by commas", "الفرق في القاعة، تفصلها فواصل"},
			usual: func() string { return a.say(lang.Words{"Team A, Team B", "الفريق أ، الفريق ب"}) }, take: d.takeCells},
		{name: "length", asks: lang.Words{"How long does it last? (90m, 2h)", "كم يدوم؟ (90m أو 2h)"},
			usual: func() string { return "1h" }, take: d.takeLength},
		{name: "injects", asks: lang.Words{"How many injects shall be laid out?", "كم مُدخلًا يُهيّأ؟"},
			usual: d.usualInjects, take: d.takeInjects},
		{name: "decision", asks: lang.Words{"Shall a team take a decision? (yes, no)", "هل يتخذ فريق قرارًا؟ (نعم، لا)"},
			usual: func() string { return a.say(lang.Words{"yes", "نعم"}) }, take: d.takeDecision},
		{name: "folder", asks: lang.Words{"Folder to write it to", "المجلد الذي يُكتب فيه"},
			usual: func() string { return folderFor(d) }, take: d.takeFolder},
	}
}

// answer answers every question: from what is given, else by asking the person
// where ask is set, else as usual.
func (a *app) answer(questions []*question, given map[string]string, ask bool) error {
	in := bufio.NewScanner(a.in)
	if ask {
		fmt.Fprintf(a.out, "%s\n\n", a.say(lang.Words{
			"A few questions. Enter takes the answer in [brackets], < goes back,\nCtrl-C stops; until the last answer nothing is written.",
			"أسئلة قليلة. مفتاح Enter يأخذ الجواب الذي بين [معقوفين]، و< تعود إلى السؤال السابق،\nوCtrl-C توقف؛ ولا يُكتب شيء قبل الجواب الأخير."}))
	}
	var asked []int
	for i := 0; i < len(questions); i++ {
		q := questions[i]
		if q.idle != nil && q.idle() {
			continue
		}
		if s, ok := given[q.name]; ok && s != "" || !ask {
			if !ok || s == "" {
				s = q.usual()
			}
			if wrong := q.take(s); !wrong.Zero() {
				return usage(wrong, lang.Words{"the flags are listed by `tamrin new --help`", "يسرد `tamrin new --help` الخيارات"})
			}
			continue
		}
		back, err := a.askOne(in, q)
		if err != nil {
			return err
		}
		switch {
		case !back:
			asked = append(asked, i)
		case len(asked) > 0:
			i, asked = asked[len(asked)-1]-1, asked[:len(asked)-1]
		default:
			i--
		}
	}
	return nil
}

// askOne asks until the answer can be taken, or until the person goes back.
func (a *app) askOne(in *bufio.Scanner, q *question) (back bool, err error) {
	for {
		offered := cmp.Or(q.said, q.usual())
		fmt.Fprintf(a.out, "%s [%s]: ", a.say(q.asks), offered)
		if !in.Scan() {
			fmt.Fprintln(a.out)
			if err := in.Err(); err != nil && err != io.EOF {
				return false, err
			}
			return false, failure(lang.Words{"stopped before the last answer", "توقف قبل الجواب الأخير"},
				lang.Words{"nothing was written", "لم يُكتب شيء"}, lang.Words{"start again with `tamrin new`", "ابدأ من جديد بالأمر `tamrin new`"})
		}
		s := strings.TrimSpace(in.Text())
		if s == "<" {
			return true, nil
		}
		s = cmp.Or(s, offered)
		wrong := q.take(s)
		if wrong.Zero() {
			q.said = s
			return false, nil
		}
		fmt.Fprintf(a.out, "  %s\n", a.say(wrong))
	}
}

// westernDigits lets numbers be typed with Arabic digits.
var westernDigits = strings.NewReplacer("٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9")

// listed splits a list at commas, Arabic or Latin.
func listed(s string) (out []string) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '،' || r == ';' || r == '؛' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func (d *draft) takeLanguages(s string) lang.Words {
	list := listed(strings.ReplaceAll(s, " ", ","))
	for _, l := range list {
		if !scenario.IsLanguage(l) {
			return lang.Words{"%q is not a language tag; write en, ar, fr …", "%q ليس رمز لغة؛ اكتب ar أو en أو fr …"}.Format(l)
		}
	}
	if len(list) == 0 {
		return lang.Words{"name one language at least: en, ar, fr …", "اذكر لغة واحدة على الأقل: ar أو en أو fr …"}
	}
	slices.Sort(list[1:])
	d.languages = slices.Compact(list)
	return lang.Words{}
}

// takeTitle keeps a title, and stands it in for languages that have none yet.
func (d *draft) takeTitle(language, s string) lang.Words {
	for _, l := range d.languages {
		if l == language || d.titles[l] == "" {
			d.titles[l] = s
		}
	}
	return lang.Words{}
}

func (d *draft) takeCells(s string) lang.Words {
	cells := listed(s)
	if len(cells) == 0 || len(cells) > mostCells {
		return lang.Words{"name 1 to %d teams", "اذكر من فريق واحد إلى %d فريقًا"}.Format(mostCells)
	}
	d.cells = cells
	return lang.Words{}
}

func (d *draft) takeLength(s string) lang.Words {
	ms, err := scenario.ParseDuration(westernDigits.Replace(s))
	if bad, ok := err.(*scenario.Malformed); ok {
		return bad.Why
	}
	if ms < 2*scenario.Minute || ms > 60*scenario.Day {
		return lang.Words{"an exercise lasts from 2m to 60d", "يدوم التمرين من 2m إلى 60d"}
	}
	d.length = ms
	return lang.Words{}
}

// usualInjects lays out one inject for each ten minutes, and three at least.
func (d *draft) usualInjects() string {
	return strconv.FormatInt(min(max(d.length/(10*scenario.Minute), 3), 12), 10)
}

func (d *draft) takeInjects(s string) lang.Words {
	n, err := strconv.Atoi(westernDigits.Replace(s))
	if err != nil || n < 1 || n > mostInjects {
		return lang.Words{"write a whole number from 1 to %d", "اكتب عددًا صحيحًا من 1 إلى %d"}.Format(mostInjects)
	}
	d.injects = n
	return lang.Words{}
}

func (d *draft) takeDecision(s string) lang.Words {
	switch strings.ToLower(s) {
	case "yes", "y", "نعم", "ن":
		d.decision = true
	case "no", "n", "لا", "ل":
		d.decision = false
	default:
		return lang.Words{"write yes or no", "اكتب نعم أو لا"}
	}
	return lang.Words{}
}

func (d *draft) takeFolder(s string) lang.Words {
	if p, ok := vacant(s).(*problem); ok {
		return p.what
	}
	d.folder = s
	return lang.Words{}
}
