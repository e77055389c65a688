package rehearse

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"tamrin/lang"
)

var (
	compareTitle = lang.Words{"Two strategies on the same luck: %s", "استراتيجيتان على الحظ نفسه: %s"}
	compareHow   = lang.Words{
		"Every run is played twice with the same draws: as written, then with the changed leaning. The difference is in points, with its 95% interval for pairs of runs. Shown are all endings, and whatever else differs clearly by half a point or more.",
		"تُلعب كل جولة مرتين بالسحوبات نفسها: كما كُتبت، ثم بالميل المغيَّر. الفرق بالنقاط مع فترة 95% لأزواج الجولات. تظهر كل النهايات، وكل ما عداها مما يختلف اختلافًا واضحًا بنصف نقطة فأكثر.",
	}
	ownWord        = lang.Words{"as written", "كما كُتب"}
	otherWord      = lang.Words{"changed", "بالتغيير"}
	differenceWord = lang.Words{"difference", "الفرق"}

	kindWords = map[string]lang.Words{
		"ending":     {"How it ends", "كيف ينتهي"},
		"outcome":    {"Outcomes", "المآلات"},
		"upheld":     {"Commitments upheld", "التزامات يُوفى بها"},
		"strained":   {"Commitments strained", "التزامات تُجهد"},
		"broken":     {"Commitments broken", "التزامات تُنقض"},
		"issued":     {"Joint texts that issue", "نصوص مشتركة تصدر"},
		"deadlocked": {"Joint texts that deadlock", "نصوص مشتركة تتعثر"},
		"option":     {"Options taken", "خيارات تُؤخذ"},
		"inject":     {"Injects delivered", "مُدخلات تأتي"},
	}
)

// Shown returns the differences that a reader needs, kind by kind: all endings,
// and whatever else differs clearly by half a point or more.
func (c *Comparison) Shown() []Difference {
	var list []Difference
	for _, d := range c.Differences {
		if d.Kind == "ending" || d.Shift.Clear() && math.Abs(d.Shift.By) >= 0.005 {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(a, b Difference) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return list
}

// kinds is the order in which differences are shown.
var kinds = []string{"ending", "outcome", "upheld", "strained", "broken", "issued", "deadlocked", "option", "inject"}

// Name names what differs, an option with its decision.
func (d *Difference) Name() string {
	if d.Of != nil {
		return d.Of.Name + ": " + d.Label.Name
	}
	return d.Label.Name
}

// Text writes the comparison for a terminal.
func (c *Comparison) Text(w io.Writer) error {
	t := &textReport{r: c.Own}
	t.head()
	t.section(compareTitle.Format(strings.Join(c.Changes, ", ")), compareHow)
	t.line("%12s  %12s  %10s  %17s", t.say(ownWord), t.say(otherWord), t.say(differenceWord), "95%")
	kind := ""
	for _, d := range c.Shown() {
		if d.Kind != kind {
			kind = d.Kind
			t.line("")
			t.line("%s", t.say(kindWords[kind]))
		}
		t.line("%12s  %12s  %10s  %17s  %s", percent(d.Own.P), percent(d.Other.P), points(d.Shift.By), shiftInterval(d.Shift), d.Name())
	}
	t.line("")
	t.line("%s", t.say(lang.Words{"Length: %s as written, %s changed.", "المدة: %s كما كُتب، و%s بالتغيير."}.Format(times(&c.Own.Length), times(&c.Other.Length))))
	t.foot()
	_, err := io.WriteString(w, t.String())
	return err
}

func shiftInterval(s Shift) string { return fmt.Sprintf("%s … %s", points(s.Low), points(s.High)) }

// KindName names a kind of differences.
func (c *Comparison) KindName(kind string) string { return kindWords[kind].In(c.Own.Lang) }

// Said writes the two shares, and their difference with the second.
func (d *Difference) Said() (own, other Said) {
	own = Said{Value: percent(d.Own.P), Range: interval(d.Own)}
	other = Said{Value: percent(d.Other.P), Range: interval(d.Other), By: points(d.Shift.By), ByRange: shiftInterval(d.Shift)}
	return own, other
}

// StrategiesMean must stand wherever versions of a strategy are compared.
var StrategiesMean = lang.Words{
	"This is the scenario author's model, played by bots from STARTEX. It is no prediction. Bots read no words: those who hold the strategy lean three times as strongly to options that keep to its tenets, and a third as strongly to options that go against them.",
	"هذا نموذج كاتب السيناريو يلعبه لاعبون آليون من بدء التمرين، وليس توقعًا. واللاعبون الآليون لا يقرؤون الكلمات: يميل لاعبو أصحاب الاستراتيجية إلى الخيارات الموافقة لمبادئها ثلاثة أضعاف، وإلى المخالفة لها بالثلث."}
