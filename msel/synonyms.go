package msel

import (
	"slices"
	"strings"
)

// synonyms lists how planners head their columns, folded, in English, Arabic,
// French, German and Spanish. A heading that is one of these words is taken
// for the field; one that only contains them is taken with less weight, except
// for the fields of time, where "date created" or "call time" mean something else.
var synonyms = map[Field][]string{
	Number: {"number", "msel number", "mel number", "event number", "inject number", "seq", "seq number", "sequence", "sequence number", "serial", "serial number", "ser",
		"id", "inject id", "event id", "no", "nr", "ref", "reference", "reference number", "control number", "doms number", "injection number", "item", "item number", "msel no", "inject no", "event no", "seq no", "serial no",
		"num", "numero", "n", "lfd nr", "nummer", "رقم", "الرقم", "م", "ت", "مسلسل", "التسلسل", "رقم المدخل", "رقم الحدث", "رقم الحقن", "الرقم التسلسلي", "رقم متسلسل"},
	Title: {"title", "subject", "inject title", "event title", "inject name", "event name", "short title", "topic", "headline", "inject subject", "name", "event inject", "titre", "sujet", "objet", "betreff", "titel", "thema", "titulo", "asunto",
		"العنوان", "عنوان المدخل", "عنوان", "الموضوع", "موضوع المدخل", "اسم المدخل", "عنوان الحدث", "اسم الحدث"},
	Words: {"description", "text", "message", "script", "inject description", "event description", "description script", "content", "inject", "injects", "inject text", "message text", "narrative of inject", "details", "detail", "body", "inject content",
		"additional info", "additional information", "request", "inject message", "event details", "inject details", "scenario inject", "stimuli", "stimulus", "contenu", "texte", "injection", "beschreibung", "inhalt", "nachricht", "einlage", "descripcion", "mensaje", "contenido", "texto",
		"evenement", "ereignis", "incidencia", "suceso", "evento", "event summary", "summary", "synopsis", "event synopsis", "action to be taken", "event",
		"الوصف", "النص", "وصف المدخل", "نص المدخل", "تفاصيل المدخل", "التفاصيل", "المحتوي", "الرساله", "نص الرساله", "المدخل", "وصف الحدث", "الحدث", "السيناريو"},
	Type:     {"type", "inject type", "event type", "category", "event category", "inject category", "typ", "categorie", "kategorie", "tipo", "categoria", "النوع", "نوع المدخل", "نوع", "نوع الحدث", "التصنيف", "الفئه"},
	Status:   {"status", "inject status", "state", "statut", "etat", "stand", "estado", "mission status", "stat", "done to do", "الحاله", "حاله المدخل", "الوضع"},
	Priority: {"priority", "prio", "importance", "priorite", "prioritat", "prioridad", "الاولويه", "الاهميه"},
	Date:     {"date", "exercise date", "inject date", "event date", "day date", "exercise day", "day", "date delivered", "scheduled date", "planned date", "date du jour", "jour", "datum", "ubungstag", "fecha", "dia", "التاريخ", "اليوم", "تاريخ المدخل", "يوم التمرين"},
	Time: {"time", "event time", "inject time", "scheduled time", "planned time", "delivery time", "exercise time", "game time", "scenario time", "time delivered", "date time delivered", "date time", "datetime", "time of inject", "time of delivery", "start time", "start", "local time",
		"zulu time", "time local", "time l", "time z", "time zulu", "inject date time", "when", "timeline", "timing", "real time", "time hrs", "time hours", "target time", "approx time", "approximate time", "release time", "exercise clock", "designated scenario time", "inject time local",
		"horaire", "heure", "heure prevue", "uhrzeit", "zeit", "zeitpunkt", "hora", "tiempo", "الوقت", "التوقيت", "وقت المدخل", "الساعه", "وقت التنفيذ", "ساعه التنفيذ", "وقت التسليم", "توقيت المدخل", "الزمن", "وقت الحقن", "الوقت المخطط", "التاريخ والوقت"},
	DTG: {"dtg", "inject dtg", "date time group", "event dtg", "planned dtg", "delivery dtg", "مجموعه التاريخ والوقت", "مجموعه الوقت والتاريخ"},
	At: {"at", "offset", "elapsed", "elapsed time", "minutes", "minute", "mins", "min", "t plus", "time offset", "startex plus", "minutes after startex", "time from startex", "time after startex", "offset min", "exercise time h mm", "minutes from start", "minutes into exercise", "elapsed minutes",
		"الدقائق", "الدقيقه", "زمن التمرين", "زمن التمرين س دد", "الوقت المنقضي"},
	To: {"to", "send to", "sent to", "recipient", "recipients", "receiver", "receivers", "deliver to", "delivered to", "target", "target audience", "training audience", "audience", "player", "players", "addressee", "addressees", "to org", "teams", "team", "recipient player", "recipient players",
		"recipient to", "to recipient", "inject to", "given to", "receiving organization", "receiving agency", "assign to", "assigned to", "unit tasked", "destinataire", "destinataires", "empfanger", "adressat", "destinatario", "destinatarios", "para",
		"الي", "المستلم", "المستلمون", "المرسل اليه", "المرسل اليهم", "الجهه المستلمه", "المتلقي", "المتلقون", "الجهه المستهدفه", "الفئه المستهدفه", "المستقبل", "موجه الي", "الخليه"},
	From: {"from", "send from", "sent from", "sender", "originator", "source", "simulated sender", "from persona", "from org", "originating agency", "persona", "message from", "originator from", "simulated", "emetteur", "expediteur", "de", "absender", "von", "remitente", "emisor",
		"من", "المرسل", "الجهه المرسله", "مرسل من", "المصدر", "المرسل المحاكي"},
	InjectedBy: {"injected by", "controller", "responsible controller", "delivered by", "inject implementer", "responsible", "owner", "released by", "simulator", "inject owner", "injector", "weo injector", "poc controller", "controllers", "delivered by controller", "simcell", "animateur", "verantwortlich", "leitung", "responsable", "controlador",
		"ضابط التحكم", "المسؤول", "المنفذ", "المتحكم", "مراقب التمرين", "يحقن بواسطه", "مسؤول التنفيذ", "الجهه المنفذه"},
	Channel: {"method", "mode", "channel", "inject mode", "inject method", "delivery method", "method channel", "means", "medium", "delivery", "delivery mode", "via", "media", "method of delivery", "mode of delivery", "means of delivery", "communication method", "delivery mechanism", "how", "format", "moyen", "canal", "mode de transmission", "kanal", "ubermittlung", "medio", "vecteur",
		"الوسيله", "القناه", "طريقه التسليم", "الطريقه", "وسيله الارسال", "وسيله التسليم", "طريقه الارسال", "وسيله الاتصال"},
	Expected: {"expected action", "expected actions", "expected outcome", "expected outcomes", "expected response", "expected responses", "expected player action", "expected player actions", "expected player response", "expected reaction", "expected reaction to inject", "expected result", "expected results", "expectation", "expectation description", "anticipated response", "anticipated action", "anticipated player response", "desired outcome", "desired response",
		"expected participant action", "expected participant response", "reaction attendue", "actions attendues", "reponse attendue", "erwartete reaktion", "erwartete massnahmen", "erwartete massnahme", "accion esperada", "respuesta esperada", "resultado esperado",
		"الاجراء المتوقع", "الاجراءات المتوقعه", "الاستجابه المتوقعه", "رد الفعل المتوقع", "النتيجه المتوقعه", "الاجراء المطلوب", "المتوقع", "ردود الفعل المتوقعه"},
	Objectives: {"objective", "objectives", "exercise objective", "exercise objectives", "training objective", "training objectives", "objective supported", "1st objective supported", "2nd objective supported", "3rd objective supported", "objective number", "objective task", "eo", "tos", "capability", "core capability", "core capabilities", "linked objective", "related objective", "objectif", "objectifs", "ziel", "ubungsziel", "objetivo", "objetivos",
		"الهدف", "الاهداف", "هدف التمرين", "الهدف التدريبي", "اهداف التمرين", "القدره"},
	Storyline: {"storyline", "storyline thread", "thread", "story line", "vignette", "stream", "line of effort", "scenario thread", "fil", "trame", "strang", "handlungsstrang", "خط السرد", "المسار", "الخيط", "محور السيناريو"},
	Event:     {"main event", "mel event", "event group", "event ref", "الحدث الرييسي"},
	Incident:  {"incident", "incident number", "mil incident", "incident title", "related incident", "vorfall", "incidente", "الواقعه", "الحادث"},
	Phase:     {"phase", "move", "module", "stage", "group", "turn", "round", "exercise phase", "fase", "المرحله", "الجوله", "الطور", "المجموعه"},
	Function: {"esf", "function", "functional area", "esf number", "emergency support function", "function esf", "mission type", "warfighting function", "tag", "sector", "discipline", "fonction", "funktion", "funcion",
		"الوظيفه", "القطاع", "مجال العمل"},
	Location: {"location", "venue", "place", "location venue", "event location", "impacted event location venue", "event location venue", "site", "area", "county", "city", "inject location", "lieu", "ort", "lugar", "ubicacion", "المكان", "الموقع", "مكان الحدث", "الموقع الجغرافي"},
	Notes: {"notes", "note", "comments", "comment", "remarks", "notes remarks", "comments notes", "questions notes", "questions comments", "questions notes comments", "controller notes", "controller comments", "staff notes", "commentaire", "commentaires", "remarques", "bemerkung", "bemerkungen", "anmerkungen", "hinweise", "notas", "observaciones", "comentarios",
		"ملاحظات", "الملاحظات", "ملاحظات ضابط التحكم", "تعليقات"},
	Author:    {"author", "inject author", "created by", "written by", "writer", "drafter", "drafted by", "auteur", "autor", "verfasser", "الكاتب", "المولف", "معد المدخل", "اعداد"},
	Approver:  {"approver", "approved by", "approval", "approved", "approuve par", "genehmigt", "aprobado por", "اعتماد", "المعتمد", "اعتمده"},
	Narrative: {"actual narrative", "implementer narrative", "implementer", "implementer actual narrative", "actual action", "actual actions", "actual response", "actual outcome", "observed action", "what happened", "actual result", "sitrep", "actions taken", "action taken", "ما حدث فعلا", "الاجراء الفعلي", "السرد الفعلي", "ما تم فعلا"},
	Theatre:   {"theatre", "theater", "theatre of operations", "المسرح", "مسرح العمليات"},
	Stored:    {"tamrin"},
}

// strangers are words of headings that only look like a field: they keep a
// heading that contains a synonym from being taken for it.
var strangers = []string{"actual time", "created", "modified", "updated", "due", "completed", "completion", "phone", "telephone", "e mail", "email", "first name", "last name", "surname",
	"poc", "duration", "end", "length", "disengage", "disengagement", "score", "photo", "picture", "profile", "poll", "equipment", "count", "total", "background", "secondary", "revision", "version", "received"}

// spelling is a heading's field and how sure that is: 3 by the very words,
// 2 without what stands in brackets, 1 by words that it contains.
type spelling struct {
	field Field
	sure  int
}

var exactly = func() map[string]Field {
	m := map[string]Field{}
	for _, f := range fieldsByName() {
		for _, s := range synonyms[f] {
			if _, taken := m[fold(s)]; !taken {
				m[fold(s)] = f
			}
		}
	}
	return m
}()

func fieldsByName() []Field {
	var all []Field
	for f := range synonyms {
		all = append(all, f)
	}
	slices.Sort(all)
	return all
}

// lesser are headings that mean one field when nothing else does, and another
// one beside it: "Event" is the story where there is no description, and the
// event of the MEL where there is one.
var lesser = map[string]Field{
	"event": Event, "summary": Title, "event summary": Title, "synopsis": Title, "event synopsis": Title, "inject": Title, "injects": Title,
	"request": Title, "detail": None, "details": None, "additional info": None, "additional information": None, "name": None, "source": None,
	"group": None, "day": Phase, "exercise day": Phase, "اليوم": Phase, "player": None, "players": None, "id": None, "item": None, "ref": None,
	"area": None, "target": None, "format": None, "start": None, "الحدث": Event, "المدخل": Title, "السيناريو": None, "simulated": None, "capability": None,
	"action to be taken": None, "serial": None, "ser": None, "seq": None, "seq number": None, "seq no": None, "sequence": None, "no": None, "n": None, "nr": None, "م": None, "ت": None, "مسلسل": None, "التسلسل": None,
}

// spell returns the field that a heading names.
func spell(heading string) spelling {
	words := fold(heading)
	if words == "" || len(words) > 80 {
		return spelling{}
	}
	if f, ok := exactly[words]; ok {
		if _, weak := lesser[words]; weak {
			return spelling{f, 2}
		}
		return spelling{f, 3}
	}
	if open := strings.IndexAny(heading, "([{"); open > 0 {
		if f, ok := exactly[fold(heading[:open])]; ok {
			return spelling{f, 2}
		}
	}
	if f, ok := twice(heading); ok {
		return spelling{f, 2}
	}
	padded := " " + words + " "
	for _, s := range strangers {
		if strings.Contains(padded, " "+s+" ") {
			return spelling{}
		}
	}
	return contained(padded)
}

// twice returns the field that a heading names in two languages: Time / الوقت.
func twice(heading string) (Field, bool) {
	pieces := strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune("/|\n–-", r) })
	if len(pieces) != 2 || isArabic(pieces[0]) == isArabic(pieces[1]) {
		return None, false
	}
	for _, p := range pieces {
		if f, ok := exactly[fold(p)]; ok {
			return f, true
		}
	}
	return None, false
}

// phrase is a synonym that a longer heading may contain.
type phrase struct {
	words  string // with a blank on either side
	field  Field
	length int
}

// phrases are the synonyms that mean something inside a heading, the longest
// first. One short word is too common to mean anything there.
var phrases = func() []phrase {
	var all []phrase
	for _, f := range fieldsByName() {
		if f.timing() || f == Number || f == Stored {
			continue
		}
		for _, s := range synonyms[f] {
			if n := len([]rune(fold(s))); n > 3 {
				all = append(all, phrase{" " + fold(s) + " ", f, n})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b phrase) int { return b.length - a.length })
	return all
}()

// contained returns the field of the longest synonym inside a heading.
func contained(padded string) spelling {
	for _, p := range phrases {
		if strings.Contains(padded, p.words) {
			return spelling{p.field, 1}
		}
	}
	return spelling{}
}
