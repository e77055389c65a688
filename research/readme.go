package research

import (
	"fmt"
	"io"
	"strings"

	"tamrin/lang"
)

// Readme says what the file is, paragraph by paragraph.
func (x *Export) Readme(t lang.Tag) []string {
	name := x.Exercise
	if x.Name != "" {
		name = lang.Isolate(x.Name) + " (" + lang.Isolate(x.Exercise) + ")"
	}
	list := []lang.Words{
		lang.Words{"The log of the exercise %s: %d events, one a line, in their order.", "سجل التمرين %s، وعدد أحداثه %d، حدث في كل سطر بترتيبها."}.Format(name, x.Events),
		{"What every kind and every field means stands below; a workbook has it on sheets of its own. A field that is empty does not apply. Lists are separated by semicolons; what is by language, and what has parts of its own, is JSON.",
			"معنى كل نوع وكل حقل مذكور أدناه، وفي المصنّف أوراق لذلك. والحقل الفارغ لا ينطبق. تفصل الفواصل المنقوطة بين عناصر القوائم، وما كان حسب اللغة أو ذا أجزاء فهو JSON."},
		{"In separated text an apostrophe stands before words that a spreadsheet would take for a formula. In a workbook, cells end at 32,767 characters; a longer text is cut and marked with …; JSON Lines has all of it.",
			"في النص المفصول علامة ' قبل كل كلام قد يحسبه برنامج الجداول صيغة حسابية. وخلايا المصنّف لا تتجاوز 32,767 محرفًا؛ فيُقصّ الأطول ويُعلَّم بـ …؛ وهو كامل في JSON Lines."},
	}
	if x.Secret == nil {
		return in(append(list, lang.Words{"It holds the names of people and what they wrote: give it to those alone who may have that.",
			"فيه أسماء أشخاص وما كتبوه: لا تعطه إلا لمن يحق له ذلك."}), t)
	}
	return in(append(list,
		lang.Words{"Pseudonyms (P-001 …) stand for the names of people, each for the same person throughout, also within texts where the exact name stands. Their numbers follow from a secret of the server that made the file; they can't be worked out from names.",
			"تحل أسماء مستعارة (P-001 …) محل أسماء الأشخاص، كلٌّ لشخص واحد في كل الملف، وكذلك داخل النصوص حيث يرد الاسم نفسه تمامًا. وتُشتق أرقامها من سرّ في الخادم الذي أنشأ الملف فلا تُستنتج من الأسماء."},
		lang.Words{"What people wrote is still here. A first name alone, a name spelt otherwise, a telephone number, or a name typed letter by letter into a joint text is not found: read the texts before you give the file away.",
			"وما كتبه الناس باقٍ هنا. لا يُعثر على اسم أول وحده، أو اسم كُتب على نحو آخر، أو رقم هاتف، أو اسم كُتب حرفًا حرفًا في نص مشترك: اقرأ النصوص قبل أن تعطي الملف لأحد."}), t)
}

func in(list []lang.Words, t lang.Tag) (out []string) {
	for _, w := range list {
		out = append(out, w.In(t))
	}
	return out
}

// WriteReadme writes what the file is in every language, as text that lies beside it.
func (x *Export) WriteReadme(to io.Writer) error {
	var b strings.Builder
	for _, t := range lang.All {
		for _, p := range x.Readme(t) {
			b.WriteString(p + "\n\n")
		}
		for _, k := range Kinds {
			fmt.Fprintf(&b, "%s: %s\n", k.Kind, k.Say.In(t))
		}
		b.WriteString("\n")
		for _, name := range heading() {
			fmt.Fprintf(&b, "%s: %s\n", name, Meaning(name).In(t))
		}
		b.WriteString("\n")
	}
	_, err := fmt.Fprint(to, strings.TrimSuffix(b.String(), "\n"))
	return err
}
