package web

import (
	"tamrin/lang"
	"tamrin/view"
)

// channels names the ways in which injects come.
var channels = map[string]lang.Words{
	"email":     {"E-mail", "بريد إلكتروني"},
	"telephone": {"Telephone", "هاتف"},
	"radio":     {"Radio", "لاسلكي"},
	"press":     {"Press", "صحافة"},
	"social":    {"Social media", "تواصل اجتماعي"},
	"cable":     {"Cable", "برقية"},
	"letter":    {"Letter", "رسالة"},
	"paper":     {"Paper", "ورقة"},
	"in_person": {"In person", "حضوريًا"},
	"video":     {"Video", "اتصال مرئي"},
	"chat":      {"Chat", "محادثة"},
	"system":    {"System", "نظام"},
	"other":     {"Message", "رسالة عامة"},
}

// channel returns the channel's name and that of its icon.
func channel(id string) (words lang.Words, icon string) {
	if w, ok := channels[id]; ok {
		return w, id
	}
	return channels["other"], "other"
}

// rowStatus says where an inject stands.
var rowStatus = map[view.RowStatus]lang.Words{
	view.Planned:     {"Planned", "مخطط"},
	view.Conditional: {"Conditional", "مشروط"},
	view.Held:        {"Held", "موقوف"},
	view.Skipped:     {"Skipped", "متروك"},
	view.Dropped:     {"Dropped", "سقط شرطه"},
	view.Delivered:   {"Delivered", "سُلِّم"},
}

// rowStatuses lists them in the order in which filters offer them.
var rowStatuses = []view.RowStatus{view.Planned, view.Conditional, view.Held, view.Delivered, view.Skipped, view.Dropped}

// how says in what manner a decision was closed.
var how = map[view.How]lang.Words{
	view.Taken:     {"Decided", "اتُّخذ القرار"},
	view.ByDefault: {"Time ran out: the default applies", "انتهى الوقت: سرى الخيار الافتراضي"},
	view.Lapsed:    {"Time ran out without a decision", "انتهى الوقت دون قرار"},
	view.Judged:    {"Control read the answer so", "هكذا فهم التحكم الجواب"},
}

// phases names the state of the clock.
var phases = map[view.Phase]lang.Words{
	view.Waiting: {"Not started", "لم يبدأ"},
	view.Running: {"Running", "جارٍ"},
	view.Paused:  {"Paused", "متوقف مؤقتًا"},
	view.Over:    {"Ended", "انتهى"},
}

// cellKinds names what cells are at an exercise for.
var cellKinds = map[string]lang.Words{
	"training_audience": {"Training audience", "جمهور التدريب"},
	"adversary":         {"Adversary", "الخصم"},
	"response":          {"Response cell", "خلية استجابة"},
	"simulation":        {"Simulation cell", "خلية محاكاة"},
	"media":             {"Media cell", "خلية إعلام"},
	"control":           {"Exercise control", "التحكم بالتمرين"},
	"evaluation":        {"Evaluation", "التقييم"},
	"observer":          {"Observers", "المراقبون"},
}
