package scenario

import "tamrin/lang"

// Choice is one word of a closed list, as it is written and as people read it.
type Choice struct {
	ID    string
	Words lang.Words
}

// The closed lists of the language, in the order in which they are offered.
var (
	Levels = []Choice{
		{"strategic", lang.Words{"Strategic", "استراتيجي"}},
		{"operational", lang.Words{"Operational", "عملياتي"}},
		{"tactical", lang.Words{"Tactical", "تكتيكي"}},
		{"technical", lang.Words{"Technical", "فني"}},
	}
	CellKinds = []Choice{
		{"training_audience", lang.Words{"Training audience", "جمهور التدريب"}},
		{"adversary", lang.Words{"Adversary", "الخصم"}},
		{"response", lang.Words{"Response cell", "خلية استجابة"}},
		{"simulation", lang.Words{"Simulation cell", "خلية محاكاة"}},
		{"media", lang.Words{"Media cell", "خلية الإعلام"}},
		{"control", lang.Words{"Exercise control", "التحكم بالتمرين"}},
		{"evaluation", lang.Words{"Evaluation", "التقييم"}},
		{"observer", lang.Words{"Observers", "المراقبون"}},
	}
	AllianceRules = []Choice{
		{"one_for_all", lang.Words{"A challenge to one is a challenge to all", "من يتحدّى أحدهم يتحدّى الجميع"}},
		{"consult", lang.Words{"Members consult", "يتشاور الأعضاء"}},
		{"none", lang.Words{"No rule", "بلا قاعدة"}},
	}
	CommitmentKinds = []Choice{
		{"defence_pact", lang.Words{"Defence pact", "ميثاق دفاع"}},
		{"offence_pact", lang.Words{"Offence pact", "ميثاق هجوم"}},
		{"neutrality_pact", lang.Words{"Neutrality pact", "ميثاق حياد"}},
		{"nonaggression_pact", lang.Words{"Non-aggression pact", "ميثاق عدم اعتداء"}},
		{"consultation_pact", lang.Words{"Consultation pact", "ميثاق تشاور"}},
		{"assistance_pact", lang.Words{"Mutual assistance", "ميثاق عون متبادل"}},
	}
	Postures = []Choice{
		{"affirmed", lang.Words{"Affirmed", "مؤكَّد"}},
		{"qualified", lang.Words{"Qualified", "مقيَّد"}},
		{"withdrawn", lang.Words{"Withdrawn", "مسحوب"}},
	}
	QuestionKinds = []Choice{
		{Scale, lang.Words{"Scale from 1 to 5", "مقياس من 1 إلى 5"}},
		{InWords, lang.Words{"In words", "بالكلمات"}},
	}
	InjectTypes = []Choice{
		{"inject", lang.Words{"Inject", "مُدخل"}},
		{"contextual", lang.Words{"Contextual inject", "مُدخل سياقي"}},
		{"expected_action", lang.Words{"Expected action", "إجراء متوقع"}},
		{"contingency", lang.Words{"Contingency inject", "مُدخل احتياطي"}},
		{"administrative", lang.Words{"Administrative", "إداري"}},
	}
	InjectStatuses = []Choice{
		{"draft", lang.Words{"Draft", "مسودة"}},
		{"submitted", lang.Words{"Submitted", "مقدَّم"}},
		{"approved", lang.Words{"Approved", "معتمَد"}},
		{"synchronized", lang.Words{"Synchronized", "منسَّق زمنيًا"}},
		{"deferred", lang.Words{"Deferred", "مؤجَّل"}},
		{"obsolete", lang.Words{"Obsolete", "مُلغى"}},
	}
	Priorities = []Choice{
		{"key", lang.Words{"Key", "رئيسي"}},
		{"enabling", lang.Words{"Enabling", "تمهيدي"}},
		{"supporting", lang.Words{"Supporting", "مساند"}},
	}
	Channels = []Choice{
		{"email", lang.Words{"E-mail", "بريد إلكتروني"}},
		{"telephone", lang.Words{"Telephone", "هاتف"}},
		{"radio", lang.Words{"Radio", "لاسلكي"}},
		{"press", lang.Words{"Press", "صحافة"}},
		{"social", lang.Words{"Social media", "تواصل اجتماعي"}},
		{"cable", lang.Words{"Cable", "برقية"}},
		{"letter", lang.Words{"Letter", "رسالة خطية"}},
		{"paper", lang.Words{"Paper", "ورقة"}},
		{"in_person", lang.Words{"In person", "حضوريًا"}},
		{"video", lang.Words{"Video", "مكالمة مرئية"}},
		{"chat", lang.Words{"Chat", "محادثة"}},
		{"system", lang.Words{"System alert", "تنبيه نظام"}},
		{"other", lang.Words{"Other", "أخرى"}},
	}
)

// WordsOf returns what people read for the id of a list; the id itself where the
// list does not hold it.
func WordsOf(list []Choice, id string) lang.Words {
	for _, c := range list {
		if c.ID == id {
			return c.Words
		}
	}
	return lang.Words{id, id}
}

// ids returns the words of a list as they are written.
func ids(list []Choice) []string {
	out := make([]string, len(list))
	for i, c := range list {
		out[i] = c.ID
	}
	return out
}
