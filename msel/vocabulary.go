package msel

import (
	"strings"

	"tamrin/scenario"
)

// channelWords are how planners write the channels of scenario.yaml, folded.
// The first that stands in a cell is the inject's channel.
var channelWords = []struct {
	id    string
	words []string
}{
	{"email", []string{"email", "e mail", "emails", "mail", "emits", "outlook", "courriel", "correo", "correo electronico", "بريد الكتروني", "البريد الالكتروني", "ايميل", "بريد"}},
	{"telephone", []string{"telephone", "phone", "phones", "tel", "call", "phone call", "phonecall", "cell", "cell phone", "cellphone", "landline", "telefon", "anruf", "appel", "llamada", "telefono", "هاتف", "الهاتف", "اتصال هاتفي", "مكالمه", "اتصال", "جوال"}},
	{"radio", []string{"radio", "vhf", "uhf", "hf", "net", "satcom", "funk", "لاسلكي", "اللاسلكي", "راديو", "جهاز لاسلكي"}},
	{"video", []string{"video", "vtc", "video call", "videoconference", "video conference", "zoom", "webex", "ms teams", "skype", "فيديو", "اتصال مريي", "موتمر مريي"}},
	{"chat", []string{"chat", "teams chat", "whatsapp", "signal", "sms", "text message", "messenger", "mirc", "دردشه", "واتساب", "رساله نصيه"}},
	{"social", []string{"social", "social media", "twitter", "tweet", "x post", "facebook", "instagram", "tiktok", "youtube", "reseaux sociaux", "redes sociales", "soziale medien", "وسايل التواصل", "التواصل الاجتماعي", "وسايل التواصل الاجتماعي", "تويتر", "فيسبوك"}},
	{"press", []string{"press", "media", "news", "tv", "television", "newspaper", "broadcast", "press release", "news report", "news article", "newscast", "radio news", "presse", "prensa", "صحافه", "الصحافه", "اعلام", "الاعلام", "خبر", "نشره اخبار", "تلفزيون", "بيان صحفي"}},
	{"cable", []string{"cable", "telegram", "signal message", "message traffic", "record message", "amhs", "برقيه", "البرقيه"}},
	{"letter", []string{"letter", "memo", "memorandum", "brief", "lettre", "carta", "خطاب", "رساله", "مذكره", "كتاب"}},
	{"paper", []string{"paper", "handout", "hard copy", "hardcopy", "printed", "document", "fax", "card", "form", "papier", "papel", "ورقي", "ورق", "مطبوع", "فاكس", "مستند"}},
	{"in_person", []string{"in person", "inperson", "verbal", "verbally", "face to face", "f2f", "oral", "live", "role player", "roleplayer", "walk in", "runner", "visual", "personlich", "mundlich", "en personne", "en persona", "شفهي", "شفهيا", "شفوي", "حضوري", "حضوريا", "وجها لوجه", "شخصيا"}},
	{"system", []string{"system", "webeoc", "jiee", "jemm", "c2", "sim", "simulation", "application", "portal", "ticket", "siem", "alert", "software", "نظام", "النظام", "منظومه", "بوابه"}},
	{"other", []string{"other", "misc", "various", "rfa", "rfi", "autre", "sonstiges", "otro", "اخري", "اخر"}},
}

// readChannel returns the channel that a cell names: of several the one named
// first, other where it names none.
func readChannel(text string) string {
	words := fold(text)
	id, padded, first := "other", " "+words+" ", len(words)+1
	for _, c := range channelWords {
		for _, w := range c.words {
			if w == words {
				return c.id
			}
			if i := strings.Index(padded, " "+w+" "); i >= 0 && i < first {
				id, first = c.id, i
			}
		}
	}
	return id
}

// typeWords are how planners write the types of injects, folded.
var typeWords = map[string]string{
	"inject": "inject", "injects": "inject", "actor action": "inject", "controller action": "inject", "simulation": "inject", "key": "inject", "scripted": "inject", "primary": "inject", "primary inject": "inject",
	"event": "inject", "information": "inject", "message": "inject", "key event": "inject", "enabling": "inject", "supporting": "inject", "injection": "inject", "einlage": "inject", "مدخل": "inject", "حقن": "inject", "رساله": "inject",
	"contextual": "contextual", "contextual inject": "contextual", "context": "contextual", "background": "contextual", "scene setter": "contextual", "situational": "contextual", "ground truth": "contextual", "سياقي": "contextual", "خلفيه": "contextual",
	"expected action": "expected_action", "expected actions": "expected_action", "player action": "expected_action", "play action": "expected_action", "expected player action": "expected_action", "expected action event": "expected_action", "expected event": "expected_action",
	"expected response": "expected_action", "اجراء متوقع": "expected_action", "اجراء المتدربين": "expected_action", "اجراء اللاعبين": "expected_action",
	"contingency": "contingency", "contingent": "contingency", "contingency inject": "contingency", "contingent inject": "contingency", "contingency message": "contingency", "if needed": "contingency", "as needed": "contingency", "on order": "contingency", "احتياطي": "contingency", "طاري": "contingency", "عند الحاجه": "contingency",
	"administrative": "administrative", "admin": "administrative", "administration": "administrative", "exercise control": "administrative", "startex": "administrative", "endex": "administrative", "control": "administrative", "اداري": "administrative", "اجراء اداري": "administrative",
}

// statusWords are how planners write the states of injects, folded.
var statusWords = map[string]string{
	"draft": "draft", "drafted": "draft", "in work": "draft", "in progress": "draft", "wip": "draft", "new": "draft", "proposed": "draft", "pending": "draft", "not started": "draft", "to do": "draft", "incomplete": "draft", "مسوده": "draft", "قيد الاعداد": "draft", "brouillon": "draft", "entwurf": "draft", "borrador": "draft",
	"submitted": "submitted", "for review": "submitted", "in review": "submitted", "under review": "submitted", "review": "submitted", "for approval": "submitted", "مقدم": "submitted", "قيد المراجعه": "submitted",
	"approved": "approved", "ready": "approved", "ready to inject": "approved", "final": "approved", "finalized": "approved", "complete": "approved", "completed": "approved", "released": "approved", "open": "approved", "closed": "approved", "active": "approved", "planned": "approved", "scheduled": "approved", "done": "approved", "ok": "approved",
	"injected": "approved", "delivered": "approved", "contingency": "approved", "مدخل": "approved", "معتمد": "approved", "جاهز": "approved", "جاهز للادخال": "approved", "منفذ": "approved", "تم": "approved", "نفذ": "approved", "valide": "approved", "freigegeben": "approved", "aprobado": "approved",
	"synchronized": "synchronized", "synchronised": "synchronized", "synced": "synchronized", "متزامن": "synchronized",
	"deferred": "deferred", "postponed": "deferred", "on hold": "deferred", "hold": "deferred", "omitted": "deferred", "omit": "deferred", "skipped": "deferred", "cancelled": "deferred", "canceled": "deferred", "مؤجل": "deferred", "موجل": "deferred", "ملغي": "deferred", "متروك": "deferred",
	"deleted": "obsolete", "obsolete": "obsolete", "removed": "obsolete", "replaced": "obsolete", "superseded": "obsolete", "delete": "obsolete", "محذوف": "obsolete", "مستبدل": "obsolete",
}

var priorityWords = map[string]string{
	"key": "key", "high": "key", "critical": "key", "1": "key", "must": "key", "a": "key", "عاليه": "key", "عالي": "key", "ريييسي": "key", "رييسي": "key", "haute": "key", "hoch": "key", "alta": "key",
	"enabling": "enabling", "medium": "enabling", "normal": "enabling", "2": "enabling", "should": "enabling", "b": "enabling", "متوسطه": "enabling", "متوسط": "enabling", "moyenne": "enabling", "mittel": "enabling", "media": "enabling",
	"supporting": "supporting", "low": "supporting", "3": "supporting", "could": "supporting", "c": "supporting", "منخفضه": "supporting", "منخفض": "supporting", "داعم": "supporting", "basse": "supporting", "niedrig": "supporting", "baja": "supporting",
}

// lookUp finds a cell in a vocabulary.
func lookUp(vocabulary map[string]string, text string) (id string, ok bool) {
	words := fold(text)
	if id, ok = vocabulary[words]; ok {
		return id, true
	}
	id, ok = vocabulary[strings.TrimSuffix(strings.TrimSuffix(words, " inject"), "s")]
	return id, ok
}

// oneOf finds a cell among the words of a closed list, as they are written or
// as people read them; spelling apart, nothing is changed by it.
func oneOf(list []scenario.Choice, text string) (id string, ok bool) {
	squeeze := func(s string) string { return strings.ReplaceAll(fold(strings.ReplaceAll(s, "_", " ")), " ", "") }
	for _, c := range list {
		for _, w := range []string{c.ID, c.Words.En, c.Words.Ar} {
			if squeeze(w) == squeeze(text) {
				return c.ID, true
			}
		}
	}
	return "", false
}
