package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/msel"
	"tamrin/scenario"
)

// mselCommand groups what takes injects from spreadsheets and gives them back.
func mselCommand(a *app) *cobra.Command {
	c := a.command(spec{
		use:   "msel",
		short: lang.Words{"Take injects from spreadsheets, and give them back", "أخذ المدخلات من الجداول وردّها إليها"},
		long: lang.Words{
			"Takes injects from a spreadsheet (XLSX or CSV) into a scenario, and writes a\nscenario's injects as one: a MSEL, or MEL/MIL.",
			"يأخذ المدخلات من جدول (XLSX أو CSV) إلى سيناريو، ويكتب مدخلات السيناريو جدولًا:\nقائمة MSEL أو MEL/MIL."},
	})
	c.AddCommand(importCommand(a), exportCommand(a))
	return c
}

// importFlags are what can be said about a file and where it goes.
type importFlags struct {
	into, report, start, language, to string
	maps, sheets                      []string
	dryRun                            bool
}

func importCommand(a *app) *cobra.Command {
	var f importFlags
	c := a.command(spec{
		use:   "import FILE",
		short: lang.Words{"Take injects from a spreadsheet into a scenario", "أخذ المدخلات من جدول إلى سيناريو"},
		long: lang.Words{
			"Finds the rows that are injects in a spreadsheet as planners really keep them and\nmerges them into a scenario: by number, else by title and time. What the sheet\ndoes not say stays as it is; nothing is deleted. A folder without a scenario gets\na new one. The report tells of every row what became of it; without --into, it is\nall there is.",
			"يعثر على صفوف المدخلات في جدول كما يحفظه المخططون فعلًا ويدمجها في سيناريو: بالرقم،\nوإلا فبالعنوان والوقت. وما لا يذكره الجدول يبقى كما هو، ولا يُحذف شيء. والمجلد الذي لا\nسيناريو فيه يُنشأ فيه سيناريو جديد. ويبيّن التقرير مصير كل صف؛ ومن دون --into لا يُكتب\nسواه."},
		example: "tamrin msel import msel.xlsx\ntamrin msel import msel.xlsx --into my_exercise --report report.csv\ntamrin msel import list.csv --into my_exercise --map \"What happens=text\" --map \"When=time\"",
		args:    exactly(1),
		run:     func(_ *cobra.Command, args []string) error { return a.importFile(args[0], f) },
	})
	flags := c.Flags()
	flags.StringVar(&f.into, "into", "", a.say(lang.Words{"folder of the scenario", "مجلد السيناريو"}))
	flags.BoolVar(&f.dryRun, "dry-run", false, a.say(lang.Words{"write nothing, only report", "لا يكتب شيئًا، تقرير فقط"}))
	flags.StringVar(&f.report, "report", "", a.say(lang.Words{"write the report to FILE: .txt, .csv or .json", "كتابة التقرير في FILE: ‏.txt أو ‎.csv أو ‎.json"}))
	flags.StringArrayVar(&f.maps, "map", nil, a.say(lang.Words{"what a column holds: \"Column=field\"; may be repeated", "ما في العمود: \"Column=field\"؛ ويُكرَّر"}))
	flags.StringArrayVar(&f.sheets, "sheet", nil, a.say(lang.Words{"take this sheet and no other; may be repeated", "أخذ هذه الورقة دون غيرها؛ ويُكرَّر"}))
	flags.StringVar(&f.start, "start", "", a.say(lang.Words{"the story's date and hour at STARTEX: 2026-05-04T09:00:00Z", "تاريخ القصة وساعتها عند بدء التمرين: 2026-05-04T09:00:00Z"}))
	flags.StringVar(&f.language, "language", "", a.say(lang.Words{"language of the file's texts: en, ar, fr", "لغة نصوص الملف: ar أو en أو fr"}))
	flags.StringVar(&f.to, "to", "", a.say(lang.Words{"file of the scenario that new injects go into: msel.yaml", "ملف السيناريو الذي توضع فيه المدخلات الجديدة: msel.yaml"}))
	return c
}

// options turns the flags into those of an import.
func (f importFlags) options() (msel.Options, error) {
	o := msel.Options{Sheets: f.sheets, Language: f.language, To: f.to}
	for _, m := range f.maps {
		i := strings.LastIndexByte(m, '=')
		if i < 1 {
			return o, usage(lang.Words{"%q does not say what a column holds", "%q لا تبيّن ما في العمود"}.Format(m),
				lang.Words{"write --map \"Column=field\"", "اكتب --map \"Column=field\""})
		}
		o.Map = append(o.Map, msel.Asked{Column: m[:i], Field: m[i+1:]})
	}
	if f.start != "" {
		at, err := scenario.ParseInstant(f.start)
		if err != nil {
			return o, usage(err.(*scenario.Malformed).Why, lang.Words{"write --start 2026-05-04T09:00:00Z", "اكتب --start 2026-05-04T09:00:00Z"})
		}
		o.Start = at
	}
	if f.report != "" && !slices.Contains([]string{".txt", ".csv", ".json"}, strings.ToLower(filepath.Ext(f.report))) {
		return o, usage(lang.Words{"the report cannot be written as %s", "لا يُكتب التقرير بصيغة %s"}.Format(f.report),
			lang.Words{"name a file that ends in .txt, .csv or .json", "اذكر ملفًا ينتهي بـ ‎.txt أو ‎.csv أو ‎.json"})
	}
	return o, nil
}

// importFile reads a spreadsheet, merges it, and tells what became of each row.
func (a *app) importFile(name string, f importFlags) error {
	options, err := f.options()
	if err != nil {
		return err
	}
	data, err := readFile(name)
	if err != nil {
		return err
	}
	book, err := msel.Read(filepath.ToSlash(name), data)
	if err != nil {
		return a.refused(err)
	}
	p, err := destination(f.into)
	if err != nil {
		return err
	}
	result, err := msel.Import(book, p.fsys, p.root, options)
	if result == nil {
		return a.refused(err)
	}
	result.Report.DryRun = f.dryRun || f.into == ""
	var written []string
	var unwritten error
	if err == nil && !result.Report.DryRun {
		written, unwritten = writeImport(p, result) // first of all: whoever reads the report may stop reading it
	}
	if err := a.accountFor(result.Report, f.report); err != nil {
		return err
	}
	if err != nil {
		return a.refused(err)
	}
	return a.tellImported(p, result, written, unwritten)
}

// destination finds the folder that an import goes into. It need not exist.
func destination(name string) (place, error) {
	nowhere := place{root: documentName, shown: name}
	if name == "" {
		return nowhere, nil
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return onDisk(name, documentName)
	case err == nil:
		return onDisk(filepath.Dir(name), filepath.Base(name))
	case !errors.Is(err, fs.ErrNotExist):
		return nowhere, failure(lang.Words{"%s cannot be opened", "تعذّر فتح %s"}.Format(name), lang.Words{}, reason(err))
	}
	return nowhere, nil
}

// writeImport writes the files of an import, those that are included first, so
// that a scenario never names a file that is not there. It returns what is
// written by then.
func writeImport(p place, result *msel.Result) (written []string, err error) {
	files := slices.Clone(result.Files)
	slices.SortStableFunc(files, func(x, y msel.File) int {
		return map[bool]int{false: 0, true: 1}[x.Name == p.root] - map[bool]int{false: 0, true: 1}[y.Name == p.root]
	})
	for _, file := range files {
		if err := writeInto(p, file); err != nil {
			return written, err
		}
		written = append(written, p.label(file.Name))
	}
	return written, nil
}

// tellImported tells what was written, and lists the errors of the scenario as it
// is after the import.
func (a *app) tellImported(p place, result *msel.Result, written []string, unwritten error) error {
	for _, name := range written {
		fmt.Fprintln(a.out, a.say(lang.Words{"written: %s", "كُتب: %s"}.Format(name)))
	}
	if unwritten != nil {
		return unwritten
	}
	if !result.Report.DryRun && len(result.Files) == 0 {
		fmt.Fprintln(a.out, a.say(lang.Words{"The scenario says all this already; nothing was written.", "السيناريو يقول هذا كله من قبل؛ لم يُكتب شيء."}))
	}
	if !result.Problems.HasErrors() {
		return nil
	}
	found := newFindings()
	found.add(&reading{place: p, scenario: result.Scenario, sources: result.Sources, problems: result.Problems})
	found.list = slices.DeleteFunc(found.list, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if err := a.report(found, "text"); err != nil {
		return err
	}
	return failure(lang.Words{"the injects name things that the scenario does not have", "تذكر المدخلات أشياء ليست في السيناريو"},
		lang.Words{"every inject was kept as it is", "حُفظ كل مُدخل كما هو"},
		lang.Words{"add what is missing, or take the names out; `tamrin check` lists them again", "أضف الناقص أو احذف أسماءه؛ ويسردها `tamrin check` من جديد"})
}

func writeInto(p place, file msel.File) error {
	if p.disk == "" {
		p.disk = p.shown
	}
	path := p.onDiskPath(file.Name)
	if _, err := os.Stat(path); err == nil {
		return replace(path, p.label(file.Name), file.Text)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return notWritten(path, err)
	}
	return writeFile(path, func(w io.Writer) error { _, err := w.Write(file.Text); return err })
}

// accountFor tells the report: all of it on standard output, or in a file,
// with the sums on standard output.
func (a *app) accountFor(r *msel.Report, file string) error {
	if file == "" {
		return r.Text(a.out, a.lang)
	}
	write := r.Text
	switch strings.ToLower(filepath.Ext(file)) {
	case ".csv":
		write = r.CSV
	case ".json":
		write = r.JSON
	}
	if err := writeFile(file, func(w io.Writer) error { return write(w, a.lang) }); err != nil {
		return err
	}
	if err := r.Summary(a.out, a.lang); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.out, "\n"+a.say(lang.Words{"Every row: %s", "كل الصفوف: %s"}.Format(file)))
	return err
}

// refused tells why a spreadsheet was not taken, as a compiler tells it.
func (a *app) refused(err error) error {
	var r *msel.Refused
	if !errors.As(err, &r) {
		return err
	}
	if err := diag.WriteText(a.err, diag.List{r.Diagnostic}, diag.Options{Lang: a.lang}); err != nil {
		return err
	}
	return errProblemsFound
}

// readFile reads a file that may be at most a little larger than any that is taken.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return nil, usage(lang.Words{"%s is a folder", "%s مجلد"}.Format(name), lang.Words{"name a spreadsheet (.xlsx or .csv)", "اذكر جدولًا (‎.xlsx أو ‎.csv)"})
	}
	var file *os.File
	if err == nil {
		file, err = os.Open(name)
	}
	if err != nil {
		return nil, failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(name), lang.Words{}, reason(err))
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, msel.MaxFile+1))
	if err != nil {
		return nil, failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(name), lang.Words{}, reason(err))
	}
	return data, nil
}

// exportCommand writes the injects of a scenario as a spreadsheet.
func exportCommand(a *app) *cobra.Command {
	var out, template string
	c := a.command(spec{
		use:   "export SCENARIO",
		short: lang.Words{"Write a scenario's injects as a spreadsheet", "كتابة مدخلات السيناريو جدولًا"},
		long: lang.Words{
			"Writes the injects as a workbook (.xlsx) or as separated text (.csv), with headings\nin the language of --lang. Change it in a spreadsheet program and import it again:\nwhat you changed is taken, all else stays.",
			"يكتب المدخلات مصنّفًا (.xlsx) أو نصًا مفصولًا (.csv) بعناوين بلغة --lang. عدّله في\nبرنامج جداول ثم استورده: يؤخذ ما غيّرته ويبقى سواه كما هو."},
		example: "tamrin msel export my_exercise --out msel.xlsx\ntamrin msel export my_exercise --out mel.xlsx --template nato --lang ar",
		args:    exactly(1),
		run:     func(_ *cobra.Command, args []string) error { return a.exportFile(args[0], out, template) },
	})
	c.Flags().StringVar(&out, "out", "", a.say(lang.Words{"file to write: .xlsx or .csv", "الملف الذي يُكتب: ‎.xlsx أو ‎.csv"}))
	choiceFlag(c.Flags(), &template, "template", msel.Templates, a.say(lang.Words{"order and names of the columns", "ترتيب الأعمدة وأسماؤها"}))
	return c
}

func (a *app) exportFile(name, out, template string) error {
	write := map[string]func(io.Writer, *scenario.Scenario, msel.ExportOptions) error{".xlsx": msel.ExportXLSX, ".csv": msel.ExportCSV}[strings.ToLower(filepath.Ext(out))]
	if write == nil {
		return usage(lang.Words{"--out does not name a spreadsheet", "لا يسمّي --out جدولًا"}, lang.Words{"name a file that ends in .xlsx or .csv", "اذكر ملفًا ينتهي بـ ‎.xlsx أو ‎.csv"})
	}
	p, err := a.open(name)
	if err != nil {
		return err
	}
	r := p.read()
	if r.scenario == nil || r.problems.HasErrors() {
		a.tell(&r)
		return failure(lang.Words{"%s has errors", "في %s أخطاء"}.Format(p.shown), lang.Words{"nothing was written", "لم يُكتب شيء"},
			lang.Words{"mend the errors above, then run it again", "أصلح الأخطاء أعلاه ثم أعد الأمر"})
	}
	if err := writeFile(out, func(w io.Writer) error {
		return write(w, r.scenario, msel.ExportOptions{Lang: a.lang, Template: template})
	}); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"%[2]s written to %[1]s", "كُتب في %[1]s: %[2]s"}.Format(out, a.count(len(r.scenario.Injects), "inject", "المدخلات"))))
	return nil
}
