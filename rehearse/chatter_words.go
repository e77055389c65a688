package rehearse

import (
	"math/bits"
	"strings"

	"tamrin/lang"
)

// What bots write. {1} is the title of the item, or of the options taken; {2}
// is the decision's.
var remarks = [chatKinds][]lang.Words{
	ToAlly: {
		{"“{1}” has reached us as well. We are looking into it and shall tell you before we act.", "وصلنا نحن أيضًا «{1}»، وندرسه الآن، وسنُطلعكم قبل أن نُقدم على أي خطوة."},
		{"You will have seen “{1}”. How do you read it?", "لا بد أنكم اطّلعتم على «{1}». كيف تقرؤونه؟"},
		{"On “{1}”: we suggest that neither of us speaks in public before we have talked.", "بشأن «{1}»: نقترح ألا يصرّح أي منا علنًا قبل أن نتشاور."},
		{"We take “{1}” seriously. Do you see anything in it that we don't?", "نأخذ «{1}» على محمل الجد. هل ترون فيه ما لا نراه؟"},
		{"Our first reading of “{1}” is a cautious one. More from us shortly.", "قراءتنا الأولى لِما ورد في «{1}» قراءة حذرة، وسنوافيكم بالمزيد قريبًا."},
		{"Could your duty officer confirm that you have “{1}” in front of you?", "نرجو أن يؤكد ضابط المناوبة لديكم اطلاعكم على «{1}»."},
		{"“{1}”: is anybody of yours on the spot who could tell us more?", "«{1}»: هل لديكم في الموقع من يفيدنا بالمزيد؟"},
		{"We are holding our answer to “{1}” until we have heard from you.", "نؤجّل ردّنا على «{1}» إلى أن نسمع منكم."},
	},
	ToControl: {
		{"Can “{1}” be confirmed by a second source?", "هل يمكن تأكيد «{1}» من مصدر ثانٍ؟"},
		{"Who else has “{1}”, and may we speak of it to partners?", "من اطّلع على «{1}» غيرنا، وهل لنا أن نحدّث به الشركاء؟"},
		{"What is known about “{1}” beyond the report itself?", "ما المعلوم بشأن «{1}» مما لم يرد في التقرير نفسه؟"},
		{"Is there more to come on “{1}” today?", "هل يُنتظر المزيد اليوم بشأن «{1}»؟"},
		{"Who is in charge of “{1}” on your side, and how can we reach them?", "من المسؤول لديكم عن «{1}»، وكيف نتصل به؟"},
		{"Is a public line on “{1}” expected of us, and by when?", "هل يُنتظر منا موقف معلن بشأن «{1}»، ومتى؟"},
	},
	InNotes: {
		{"{2}: we decided on “{1}”.", "{2}: استقرّ رأينا على «{1}»."},
		{"Decided on “{2}”: {1}. To be followed up before we meet again.", "تقرّر بشأن «{2}»: {1}. يُتابَع قبل اجتماعنا القادم."},
		{"{2}. Chosen: {1}. Put the reasons on paper while they are fresh.", "{2}. الخيار: {1}. تُدوَّن الأسباب وهي حاضرة في الأذهان."},
		{"For the log: “{1}”, on “{2}”. Watch how it is received.", "للسجل: «{1}» بشأن «{2}». يُرصَد وقعه لدى الآخرين."},
	},
	ofDecision: {
		{"For your information: we have decided on “{1}”.", "للعلم: قرّرنا «{1}»."},
		{"You will hear that we chose “{1}”. We wanted you to have it from us.", "سيبلغكم أننا اخترنا «{1}»، وأردنا أن تعلموا بذلك منا."},
		{"Our decision is “{1}”. Please tell us how it is seen on your side.", "قرارنا هو «{1}». نرجو إفادتنا برأيكم فيه."},
		{"We have settled on “{1}” and should like to keep in step with you from here.", "استقرّ قرارنا على «{1}»، ونودّ أن نمضي معكم خطوة بخطوة من الآن."},
	},
	inReply: {
		{"Thank you. We have your message and shall answer once we have agreed among ourselves.", "شكرًا لكم. وصلتنا رسالتكم، وسنجيب متى اتفقنا فيما بيننا."},
		{"Received. Give us a few minutes.", "تسلّمنا رسالتكم. أمهلونا بضع دقائق."},
		{"Understood. We are taking this to our principals.", "عُلم. نرفع الأمر إلى قيادتنا."},
		{"Noted. By when do you need our answer?", "أخذنا علمًا بذلك. متى تحتاجون إلى جوابنا؟"},
	},
}

// template draws what a remark says, never the same twice running.
func (c *Chatter) template(r remark) lang.Words {
	list, last := remarks[r.words], &c.voices[r.cell].last[r.words]
	i := int(c.streams[r.cell].Below(uint64(len(list))))
	if i+1 == int(*last) {
		i = (i + 1) % len(list)
	}
	*last = uint8(i + 1)
	return list[i]
}

// language is the one that a cell's bot writes in.
func (c *Chatter) language(cell int) string {
	if src := c.p.Cells[cell].Src; src != nil && len(src.Languages) > 0 {
		return src.Languages[0]
	}
	return c.p.Scenario.Languages[0]
}

// fill names the options taken and the decision in a template.
func (c *Chatter) fill(template string, r remark, language string) string {
	d := &c.p.Decisions[r.item]
	var taken []string
	for m := r.options; m != 0; m &= m - 1 {
		o := d.Options[bits.TrailingZeros64(m)].Src
		taken = append(taken, o.Title.Get(language, c.p.Scenario.Languages...))
	}
	return fillIn(template, strings.Join(taken, " + "), d.Src.Title.Get(language, c.p.Scenario.Languages...))
}

// fillIn puts titles in a template's places. One that is a quotation itself
// isn't quoted again.
func fillIn(template string, titles ...string) string {
	pairs := []string{}
	for i, t := range titles {
		place := "{" + string(rune('1'+i)) + "}"
		if strings.HasPrefix(t, `"`) || strings.HasPrefix(t, "“") || strings.HasPrefix(t, "«") {
			pairs = append(pairs, "“"+place+"”", t, "«"+place+"»", t)
		}
		pairs = append(pairs, place, t)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}
