package msel

import (
	"regexp"
	"strings"

	"tamrin/lang"
)

// list is a sheet that was taken: its headings and the rows below them.
type list struct {
	grid    Grid
	heading int // index of the row of headings
	columns []Column
	report  *SheetReport
}

// sideNames are words in the names of sheets that stand beside the list.
// Those marked loose mean nothing beside a word for injects, as in "Event list"
// and "Key injects".
var sideNames = []struct {
	loose bool
	words []string
	why   lang.Words
}{
	{words: []string{"deleted", "removed", "cancelled", "canceled", "old", "archive", "archived", "obsolete", "unused", "محذوف", "محذوفه", "محذوفات", "المحذوفات", "المحذوفه", "ملغي", "ملغاه", "قديم", "ارشيف"},
		why: lang.Words{"its name says that these injects were taken out", "اسمها يدل على مدخلات أُخرجت من القائمة"}},
	{words: []string{"backup", "bak", "copy", "back up", "نسخه احتياطيه", "احتياطي", "نسخه"},
		why: lang.Words{"its name says that it is a backup", "اسمها يدل على نسخة احتياطية"}},
	{words: []string{"free play", "freeplay", "pick list", "reserve", "parking lot", "ideas", "لعب حر", "احتياط", "افكار"},
		why: lang.Words{"its name says that these injects are a reserve", "اسمها يدل على مدخلات احتياطية"}},
	{words: []string{"example", "examples", "sample", "samples", "template", "instructions", "instruction", "readme", "read me", "how to", "help", "guide", "مثال", "امثله", "نموذج", "قالب", "تعليمات", "ارشادات", "دليل"},
		why: lang.Words{"its name says that it holds examples or instructions", "اسمها يدل على أمثلة أو تعليمات"}},
	{words: []string{"print", "printing", "طباعه", "للطباعه"},
		why: lang.Words{"its name says that it is the list again, for printing", "اسمها يدل على القائمة نفسها معدّة للطباعة"}},
	{words: []string{"contact", "contacts", "phonebook", "phone", "phones", "directory", "roster", "participants", "attendees", "distribution", "poc", "pocs", "اتصال", "جهات الاتصال", "هاتف", "هواتف", "مشاركون", "المشاركون", "حضور"},
		why: lang.Words{"its name says that it lists people", "اسمها يدل على قائمة أشخاص"}},
	{loose: true, words: []string{"legend", "key", "lookup", "lookups", "lists", "drop down", "dropdown", "dropdowns", "validation", "data validation", "codes", "values", "reference", "references", "acronyms", "abbreviations", "glossary", "مفتاح", "قوايم", "قوايم منسدله", "رموز", "اختصارات"},
		why: lang.Words{"its name says that it explains or feeds the list", "اسمها يدل على مفتاح للقائمة أو قيم لها"}},
	{loose: true, words: []string{"pivot", "chart", "charts", "dashboard", "summary", "roll up", "roll ups", "rollup", "rollups", "statistics", "stats", "totals", "metrics", "overview", "ملخص", "احصاءات", "احصاء", "مخطط", "لوحه"},
		why: lang.Words{"its name says that it sums up the list", "اسمها يدل على ملخص للقائمة"}},
	{loose: true, words: []string{"cover", "title page", "index", "contents", "table of contents", "toc", "غلاف", "فهرس", "المحتويات"},
		why: lang.Words{"its name says that it is a cover", "اسمها يدل على غلاف أو فهرس"}},
}

// listWords are words in the names of sheets that hold the list.
var listWords = regexp.MustCompile(` (msel|mel|mil|injects?|events?|main|master|timeline|مدخلات|المدخلات|احداث|الاحداث) `)

// sideName returns why a sheet of that name is not the list; the zero Words
// where it may be.
func sideName(name string) lang.Words {
	padded := " " + fold(strings.ReplaceAll(name, "_", " ")) + " "
	injects := listWords.MatchString(padded)
	for _, s := range sideNames {
		for _, w := range s.words {
			if strings.Contains(padded, " "+w+" ") && !(s.loose && injects) {
				return s.why
			}
		}
	}
	return lang.Words{}
}

// choose decides which sheets hold injects and says why the others don't.
func choose(b *Book, opt Options) ([]*list, []SheetReport, error) {
	reports := make([]SheetReport, len(b.Sheets))
	var taken, aside []*list
	for i, g := range b.Sheets {
		reports[i] = SheetReport{Name: g.Name, Hidden: g.Hidden, Rows: g.Last}
		l := &list{grid: g, report: &reports[i]}
		if !l.read(opt) {
			continue
		}
		side := sideName(g.Name)
		switch {
		case len(opt.Sheets) > 0:
			taken = append(taken, l)
		case g.Hidden:
			l.report.Why = lang.Words{"it is hidden; --sheet %q takes it", "هي مخفية؛ والخيار --sheet %q يأخذها"}.Format(g.Name)
		case !side.Zero() && b.Format == "XLSX":
			l.report.Why = side
			aside = append(aside, l)
		default:
			taken = append(taken, l)
		}
	}
	if err := named(b, opt.Sheets); err != nil {
		return nil, nil, err
	}
	if len(taken) == 0 {
		taken = aside // better than nothing, and the report says so
	}
	taken = withoutCopies(taken)
	for _, l := range taken {
		l.accept(b)
	}
	if len(taken) == 0 {
		return nil, reports, unheaded(b)
	}
	return taken, reports, nil
}

// named refuses a sheet that was asked for and is not there.
func named(b *Book, asked []string) error {
	for _, name := range asked {
		found, near := false, ""
		for _, g := range b.Sheets {
			found = found || strings.EqualFold(g.Name, name)
			near += ", " + g.Name
		}
		if !found {
			return refuse("X113", b.Name, name).advise(lang.Words{"the sheets are %s", "الأوراق هي %s"}.Format(strings.TrimPrefix(near, ", ")))
		}
	}
	return nil
}

// read finds the headings of a sheet. It returns false, with the reason in
// the report, where the sheet cannot be the list.
func (l *list) read(opt Options) bool {
	if len(opt.Sheets) > 0 && !within(l.grid.Name, opt.Sheets) {
		l.report.Why = lang.Words{"--sheet names another", "الخيار --sheet يسمّي غيرها"}
		return false
	}
	if len(l.grid.Rows) == 0 {
		l.report.Why = lang.Words{"it is empty", "هي فارغة"}
		return false
	}
	row, columns, ok := findHeadings(l.grid, opt.Map)
	if !ok {
		l.report.Why = lang.Words{"no row of headings was found", "لم يُعثر فيها على صف عناوين"}
		if people(l.grid.Rows[0]) {
			l.report.Why = lang.Words{"it lists people", "هي قائمة أشخاص"}
		}
		return false
	}
	if people(l.grid.Rows[row]) {
		l.report.Why = lang.Words{"it lists people", "هي قائمة أشخاص"}
		return false
	}
	if row+1 == len(l.grid.Rows) {
		l.report.Why = lang.Words{"nothing stands below its headings", "لا شيء تحت عناوينها"}
		return false
	}
	l.heading, l.columns = row, columns
	return true
}

func within(name string, names []string) bool {
	for _, n := range names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// people reports whether headings are those of a list of people.
func people(r Row) bool {
	n := 0
	for _, c := range r.Cells {
		switch fold(c.Text) {
		case "first name", "last name", "surname", "gender", "age", "family", "rank", "phone", "phone number", "cell phone", "mobile", "e mail", "email", "email address", "e mail address",
			"organization", "organisation", "agency", "position", "job title", "الاسم الاول", "اسم العايله", "الهاتف", "الجوال", "البريد الالكتروني", "الرتبه", "الجنس", "العمر", "المنصب":
			n++
		case "inject", "description", "expected action", "inject mode", "event time", "msel number":
			return false
		}
	}
	return n >= 3
}

// accept marks the sheet as taken and tells what its columns hold.
func (l *list) accept(b *Book) {
	r := l.report
	if !r.Why.Zero() { // a side sheet, the only one with headings
		b.Notes = append(b.Notes, Note{Place: l.grid.Name, Says: sayWith(lang.Words{
			"taken although %s, as no other sheet holds injects", "أُخذت مع أن %s، إذ لا توجد مدخلات في غيرها"}, r.Why)})
	}
	r.Taken, r.Why, r.Heading = true, lang.Words{}, l.grid.Rows[l.heading].N
	for _, c := range l.columns {
		if c.Heading != "" || c.Field != None {
			r.Columns = append(r.Columns, ColumnReport{columnName(c.C), strings.Join(strings.Fields(c.Heading), " "), c.Field, c.Hidden})
		}
	}
}

// withoutCopies passes over a sheet that repeats an earlier one: nearly all of
// its rows have the number, title and time of a row there.
func withoutCopies(lists []*list) []*list {
	var kept []*list
	for _, l := range lists {
		if of := copyOf(l, kept); of != nil {
			l.report.Why = lang.Words{"it repeats the sheet %q", "هي تكرار للورقة %q"}.Format(of.grid.Name)
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

func copyOf(l *list, earlier []*list) *list {
	mine := l.keys()
	for _, e := range earlier {
		theirs, same := map[string]bool{}, 0
		for _, k := range e.keys() {
			theirs[k] = true
		}
		for _, k := range mine {
			if theirs[k] {
				same++
			}
		}
		if len(mine) > 2 && same*10 >= len(mine)*9 {
			return e
		}
	}
	return nil
}

// keys returns what tells the rows of a list apart.
func (l *list) keys() []string {
	var keys []string
	for _, r := range l.grid.Rows[l.heading+1:] {
		key := ""
		for _, f := range []Field{Number, Title, Words, Date, Time, DTG, At} {
			if c := holds(l.columns, f); c >= 0 {
				key += "\x00" + fold(r.at(c).Text)
			}
		}
		if strings.Trim(key, "\x00") != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// unheaded refuses a file without headings, with what its first row says.
func unheaded(b *Book) error {
	name, seen := "", ""
	for _, g := range b.Sheets {
		for _, r := range g.Rows[:min(1, len(g.Rows))] {
			for _, c := range r.Cells {
				if c.Text != "" && len(seen) < 200 && name == "" {
					seen += ", " + shorten(strings.Join(strings.Fields(c.Text), " "), 30)
				}
			}
		}
		if name == "" && seen != "" {
			name = g.Name
		}
	}
	r := refuse("X111", b.Name, b.Name)
	if seen != "" {
		seen = strings.TrimPrefix(seen, ", ")
		r.advise(lang.Words{"the first row of %q has %s; say which holds what, as in --map \"Column=text\" --map \"Column=time\"",
			"في الصف الأول من %q: %s؛ عيّن ما في كل عمود هكذا: --map \"Column=text\" --map \"Column=time\""}.Format(name, seen))
	}
	return r
}

// shorten cuts a text after n characters.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n])) + "…"
}
