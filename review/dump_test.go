package review_test

import (
	"fmt"
	"strings"

	"tamrin/lang"
	"tamrin/review"
)

// dump writes a review as text, for people to compare.
func dump(r *review.Review) string {
	d := &dumper{r: r}
	d.line("%s: begun %t, over %t, at %s of %s", d.text(r.Title), r.Begun, r.Over, clock(r.At), clock(r.Length))
	d.head("What stands out")
	for _, f := range r.Findings {
		d.line("%s @%s %s", f.Kind, clock(f.At), f.Cell)
		d.line("  %s", plain(f.Say.En))
		d.line("  %s", plain(f.Say.Ar))
	}
	d.cells()
	d.injects()
	d.decisions()
	d.talks()
	d.promises()
	d.strategies()
	d.signals()
	d.evaluation()
	d.feedback()
	return d.String()
}

type dumper struct {
	strings.Builder
	r *review.Review
}

func (d *dumper) line(format string, args ...any) {
	d.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}
func (d *dumper) head(s string) { d.line("\n== %s", s) }

func (d *dumper) text(t review.Text) string { return review.In(t, "en", d.r.Languages) }

func (d *dumper) texts(list []review.Text) string {
	var words []string
	for _, t := range list {
		words = append(words, d.text(t))
	}
	return strings.Join(words, " + ")
}

// plain leaves out the marks that set words apart.
func plain(s string) string { return strings.NewReplacer("\u2068", "", "\u2069", "").Replace(s) }

func clock(ms int64) string {
	if ms == review.None {
		return "–"
	}
	return lang.Clock(ms)
}

func since(from, to int64) string {
	if to == review.None {
		return "–"
	}
	return fmt.Sprintf("%ds", (to-from)/1000)
}

func (d *dumper) cells() {
	d.head("Cells")
	for _, c := range d.r.Cells {
		d.line("%s (%s): received %d, opened %d, median %s; wrote %d; came %d, did %d; worst %d @%s", c.ID, c.Kind, c.Received, c.Opened, since(0, c.Answers),
			c.Sent, c.Total, c.Deeds, c.Worst, clock(c.WorstAt))
		for _, s := range c.Stretches {
			d.line("  nothing done %s–%s, %d came", clock(s.From), clock(s.To), s.Came)
		}
	}
	d.line("steps of %d s", d.r.Cells[0].Step/1000)
}

func (d *dumper) injects() {
	d.head("Injects")
	for _, x := range d.r.Injects {
		drift := ""
		if ms, ok := x.Drift(); ok {
			drift = fmt.Sprintf("drift %ds", ms/1000)
		}
		d.line("%s %s: %s planned %s actual %s %s ×%d %s", x.Number, x.ID, x.Fate, clock(x.Planned), clock(x.Actual), drift, x.Count, x.Reason)
		for _, r := range x.Responses {
			decided := ""
			if r.Decides {
				decided = ", decided " + since(r.At, r.Decided)
			}
			d.line("  %s: opened %s%s, %s %s %s", r.Cell, since(r.At, r.Opened), decided, r.Act, since(r.At, r.Acted), d.text(r.Expect))
		}
	}
}

func (d *dumper) decisions() {
	d.head("Decisions")
	for _, x := range d.r.Decisions {
		used, ok := x.Used()
		d.line("%s by %s: %s–%s %s %s %d%% %t by %s bot %t %s", x.ID, d.texts(x.Parties), clock(x.Opened), clock(x.Closed), x.How, d.texts(x.Options), used, ok, x.By.Seat, x.By.Bot, x.Words)
	}
	d.head("Requests")
	for _, q := range d.r.Requests {
		d.line("%d %s @%s answered %s closed %s: %s", q.Number, q.Cell, clock(q.At), since(q.At, q.Answered), since(q.At, q.Closed), q.Subject)
	}
	d.head("Talk")
	t := d.r.Talk
	d.line("%d, at tables %d; %s", t.Total, t.Tables, strings.Join(t.Writers, " "))
	for i, row := range t.Counts {
		d.line("  %s %v", t.Writers[i], row)
	}
	for _, b := range t.Bodies {
		d.line("  to %s: %d", b.Name, b.Count)
	}
}

func (d *dumper) talks() {
	d.head("Consultations")
	for _, c := range d.r.Talks {
		d.line("%s @%s–%s %s, by %s; %d said; missing %v", c.Alliance, clock(c.At), clock(c.Closed), c.End, d.text(c.Caller), c.Messages, c.Missing)
		for _, s := range c.Steps {
			d.line("  %s %s %s %s v%d", clock(s.At), s.Kind, d.text(s.Party), s.Cell, s.Version)
		}
		if x := c.Text; x != nil {
			d.line("  text: v%d, %d changed, %d dropped, %d proposals, %d comments, %d consents, %d voided, last %s, issued %s; standing %s; wanting %s",
				x.Versions, x.Changed, x.Dropped, x.Proposals, x.Comments, x.Consents, x.Voided, clock(x.Last), clock(x.Issued), d.texts(x.Standing), d.texts(x.Wanting))
		}
	}
}

func (d *dumper) touch(t review.Touch) string {
	return fmt.Sprintf("%s %s%s by %s: %s, public %t", clock(t.At), t.How, t.Posture, d.texts(t.By), d.text(t.Title), t.Public)
}

func (d *dumper) promises() {
	d.head("Commitments")
	for _, c := range d.r.Promises {
		d.line("%s: %s → %s, %s → %s", c.ID, d.texts(c.From), d.texts(c.To), c.First, c.Posture)
		for _, t := range c.History {
			d.line("  %s", d.touch(t))
		}
	}
	d.head("Public words against private orders")
	for _, x := range d.r.Doubles {
		d.line("%s, %s:\n  %s\n  %s", d.text(x.Party), d.text(x.Commitment), d.touch(x.Public), d.touch(x.Private))
	}
}

func (d *dumper) signals() {
	d.head("Signals")
	for _, s := range d.r.Signals {
		d.line("%s @%s by %s: %s", s.Item, clock(s.At), d.texts(s.By), d.text(s.Title))
		for _, a := range s.Audiences {
			for _, r := range a.Meant {
				d.line("  %s: meant by %s: %s", a.Cell, r.From, d.reading(&r))
			}
			d.line("  %s: received %s", a.Cell, d.reading(a.Received))
		}
	}
	d.head("Outcomes")
	for _, o := range d.r.Outcomes {
		d.line("%s @%s", o.ID, clock(o.At))
	}
}

func (d *dumper) reading(r *review.Reading) string {
	if r == nil {
		return "–"
	}
	return d.text(r.Label) + " " + r.Words
}

func (d *dumper) evaluation() {
	d.head("Evaluation")
	for _, a := range d.r.Aims {
		agreed := "–"
		if a.Agreed != nil {
			agreed = a.Agreed.Rating + ": " + a.Agreed.Reason
		}
		d.line("%s %s: given %v, worst %q, agreed %s, evidence %v", a.Kind, a.ID, a.Given, a.Worst, agreed, a.Evidence)
	}
	for _, e := range d.r.Evaluators {
		d.line("%s: %d notes, unrated %v", e.Name, e.Notes, e.Unrated)
	}
	for _, o := range d.r.Observations {
		d.line("@%s %s %s %s %s %s: %s (%s)", clock(o.At), o.Name, o.Aim, o.Rating, o.Mark, o.About, o.Text, d.text(o.Title))
	}
}

func (d *dumper) feedback() {
	d.head("Feedback")
	f := d.r.Feedback
	d.line("asked %t, open %t, anonymous %t, %d forms of %v", f.Asked, f.Open, f.Anonymous, f.Forms, f.Cells)
	for _, q := range f.Questions {
		d.line("%s %v median %d %v", q.ID, q.Counts, q.Median, q.Words)
	}
}

func (d *dumper) strategies() {
	d.head("Strategies")
	for _, s := range d.r.Strategies {
		d.line("%s: %s, of %s: version %d, now %d", s.ID, d.text(s.Title), d.texts(s.Holders), s.Began, s.Now)
		for _, t := range s.Tenets {
			d.line("  %s\n    kept %s; against %s; otherwise %s", d.text(t.Text), strings.Join(t.Kept, ", "), strings.Join(t.Against, ", "), strings.Join(t.Otherwise, ", "))
		}
	}
}
