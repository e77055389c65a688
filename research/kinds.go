package research

import (
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
)

// KindOf is what a kind of event means and which fields it has beside those of
// every event: kind, v, at, wall, by, reason.
type KindOf struct {
	Kind   exercise.Kind
	Say    lang.Words
	Fields string // separated by spaces
}

// Kinds lists every kind of event. A kind's name and what its fields mean never
// change; where they have to, the kind's version does.
var Kinds = []KindOf{
	{exercise.Created, lang.Words{"The exercise was made of a scenario.", "أُنشئ التمرين من سيناريو."}, "name bots byHand"},
	{exercise.Started, lang.Words{"STARTEX.", "بدء التمرين."}, ""},
	{exercise.WasPaused, lang.Words{"Control stopped the clock.", "أوقف التحكم الساعة."}, "world"},
	{exercise.WasResumed, lang.Words{"The clock goes on.", "استأنفت الساعة."}, ""},
	{exercise.SpeedSet, lang.Words{"The clock goes at another speed.", "تغيّرت سرعة الساعة."}, "speed"},
	{exercise.Noted, lang.Words{"The clock had come this far; nothing happened.", "بلغت الساعة هذا الحد ولم يحدث شيء."}, ""},
	{exercise.Interrupted, lang.Words{"The server stopped or was started anew; the clock stands.", "توقف الخادم أو أُعيد تشغيله فوقفت الساعة."}, "world"},
	{exercise.WasEnded, lang.Words{"Control called ENDEX.", "أعلن التحكم انتهاء التمرين."}, "world"},
	{exercise.TimeReached, lang.Words{"Something was due at this time: injects were delivered, decisions opened or closed, as the scenario has it.", "حان موعد شيء: سُلّمت مدخلات أو فُتحت قرارات أو أُغلقت وفق السيناريو."}, ""},
	{exercise.ChanceDrawn, lang.Words{"Chance fell this way.", "وقع الاحتمال هكذا."}, "chance branch"},
	{exercise.ChanceChosen, lang.Words{"Control chose how chance falls.", "اختار التحكم كيف يقع الاحتمال."}, "chance branch"},
	{exercise.InjectFired, lang.Words{"An inject was delivered by hand, or by a rule.", "سُلّم مُدخل يدويًا أو بقاعدة."}, "inject"},
	{exercise.InjectHeld, lang.Words{"Control holds an inject back.", "حجز التحكم مُدخلًا."}, "inject"},
	{exercise.InjectFreed, lang.Words{"Control put a held inject back to its plan.", "أعاد التحكم مُدخلًا محجوزًا إلى خطته."}, "inject"},
	{exercise.InjectSkipped, lang.Words{"Control left an inject out.", "أسقط التحكم مُدخلًا."}, "inject"},
	{exercise.InjectAdded, lang.Words{"Control wrote an inject on the spot.", "كتب التحكم مُدخلًا فوريًا."}, "inject draft id"},
	{exercise.InjectEdited, lang.Words{"Control changed an inject before its delivery.", "عدّل التحكم مُدخلًا قبل تسليمه."}, "inject draft"},
	{exercise.DecisionTaken, lang.Words{"A party took a decision.", "اتخذ طرف قرارًا."}, "decision party options"},
	{exercise.WordsGiven, lang.Words{"A party answered a decision in words; control judges them.", "أجاب طرف عن قرار بكلماته ليحكم فيها التحكم."}, "decision party words"},
	{exercise.WordsJudged, lang.Words{"Control judged a decision's words: the options that they come to, and the outcome.", "حكم التحكم في كلمات قرار: الخيارات التي تؤول إليها والنتيجة."}, "decision options words"},
	{exercise.VarSet, lang.Words{"Control set a variable.", "ضبط التحكم متغيرًا."}, "var value"},
	{exercise.ItemOpened, lang.Words{"Somebody of a cell opened an inject that was delivered to it.", "فتح أحد في خلية مُدخلًا سُلّم إليها."}, "key"},
	{exercise.SeatTaken, lang.Words{"A person took a seat.", "شغل شخص مقعدًا."}, "seat name"},
	{exercise.SeatReturned, lang.Words{"A seat went back to its bot.", "عاد مقعد إلى لاعبه الآلي."}, "seat"},
	{exercise.MessageSent, lang.Words{"A message was sent.", "أُرسلت رسالة."}, "id mail"},
	{exercise.MessageRead, lang.Words{"A cell read a message.", "قرأت خلية رسالة."}, "number"},
	{exercise.RequestMade, lang.Words{"A cell asked control for information.", "طلبت خلية معلومات من التحكم."}, "id mail"},
	{exercise.RequestAnswered, lang.Words{"Control answered a request.", "أجاب التحكم عن طلب."}, "number mail"},
	{exercise.RequestClosed, lang.Words{"A request was closed.", "أُغلق طلب."}, "number"},
	{exercise.ItemClaimed, lang.Words{"A controller handles this.", "يتولى أحد المتحكمين هذا البند."}, "item"},
	{exercise.ItemLetGo, lang.Words{"A controller no longer handles this.", "لم يعد أحد المتحكمين يتولى هذا البند."}, "item"},
	{exercise.NoteWritten, lang.Words{"A paragraph of a cell's notes was written or changed.", "كُتبت فقرة من ملاحظات خلية أو عُدّلت."}, "id number version words"},
	{exercise.NoDuffCalled, lang.Words{"NO DUFF: a real emergency; play stopped.", "حالة طوارئ حقيقية؛ توقف اللعب."}, "words world"},
	{exercise.NoDuffEnded, lang.Words{"The emergency is over.", "انتهت الحالة الطارئة."}, ""},
	{exercise.Observed, lang.Words{"An evaluator recorded an observation, or a new version of it.", "دوّن مقيّم ملاحظة أو نسخة جديدة منها."}, "id sight"},
	{exercise.ObservationWithdrawn, lang.Words{"An evaluator took an observation back.", "سحب مقيّم ملاحظة."}, "id"},
	{exercise.JumpOrdered, lang.Words{"Control has the clock jump.", "أمر التحكم بقفز الساعة."}, "to"},
	{exercise.ClockJumped, lang.Words{"The clock has jumped to this time.", "قفزت الساعة إلى هذا الوقت."}, ""},
	{exercise.ConsultationCalled, lang.Words{"A party called a consultation of an alliance.", "دعا طرف إلى مشاورة تحالف."}, "alliance party"},
	{exercise.ConsultationEnded, lang.Words{"Control ended a consultation.", "أنهى التحكم مشاورة."}, "alliance"},
	{exercise.RoomEntered, lang.Words{"Somebody came to a consultation.", "حضر أحد إلى مشاورة."}, "alliance"},
	{exercise.PartnerInvited, lang.Words{"A partner was invited to a consultation.", "دُعي شريك إلى مشاورة."}, "alliance party"},
	{exercise.PartnerRefused, lang.Words{"A member objected to a partner.", "اعترض عضو على شريك."}, "alliance party"},
	{exercise.PartyWithdrawn, lang.Words{"Control took a party out of a consultation.", "أخرج التحكم طرفًا من مشاورة."}, "alliance party"},
	{exercise.TextEdited, lang.Words{"A joint text was edited.", "عُدّل نص مشترك."}, "alliance id text"},
	{exercise.ParagraphAdded, lang.Words{"A paragraph was added to a joint text.", "أُضيفت فقرة إلى نص مشترك."}, "alliance id text"},
	{exercise.ParagraphRemoved, lang.Words{"A paragraph of a joint text was taken out.", "حُذفت فقرة من نص مشترك."}, "alliance id text"},
	{exercise.ParagraphMoved, lang.Words{"A paragraph of a joint text was moved.", "نُقلت فقرة في نص مشترك."}, "alliance id text"},
	{exercise.ProposalMade, lang.Words{"A wording was proposed for a joint text.", "اقتُرحت صياغة لنص مشترك."}, "alliance id text"},
	{exercise.ProposalAccepted, lang.Words{"A proposal was accepted.", "قُبل اقتراح."}, "alliance number text"},
	{exercise.ProposalDeclined, lang.Words{"A proposal was declined.", "رُفض اقتراح."}, "alliance number"},
	{exercise.CommentMade, lang.Words{"A comment was made on a joint text.", "عُلّق على نص مشترك."}, "alliance id text"},
	{exercise.CommentResolved, lang.Words{"A comment was settled.", "سُوّي تعليق."}, "alliance number"},
	{exercise.ConsentGiven, lang.Words{"A party consented to a version of a joint text.", "وافق طرف على نسخة من نص مشترك."}, "alliance party version"},
	{exercise.ConsentWithdrawn, lang.Words{"A party withdrew its consent.", "سحب طرف موافقته."}, "alliance party"},
	{exercise.ShownToPartners, lang.Words{"Something of an alliance was shown to its partners.", "عُرض شيء من تحالف على شركائه."}, "alliance item"},
	{exercise.StatementMade, lang.Words{"Parties made a statement.", "أصدرت أطراف بيانًا."}, "id said"},
	{exercise.ConferenceOpened, lang.Words{"A press conference was opened.", "فُتح مؤتمر صحفي."}, "said id"},
	{exercise.ConferenceClosed, lang.Words{"A press conference was closed.", "أُغلق مؤتمر صحفي."}, "number"},
	{exercise.QuestionAsked, lang.Words{"A question was asked at a press conference.", "طُرح سؤال في مؤتمر صحفي."}, "id number mail"},
	{exercise.QuestionAnswered, lang.Words{"A question was answered.", "أُجيب عن سؤال."}, "id number said"},
	{exercise.SignalMeant, lang.Words{"What something public is meant to tell an audience.", "ما يُراد أن تفهمه جهة من شيء معلن."}, "signal"},
	{exercise.SignalReceived, lang.Words{"How something public was received by an audience.", "كيف تلقّت جهة شيئًا معلنًا."}, "signal"},
	{exercise.ReplayOpened, lang.Words{"Control opened the replay to those who played.", "فتح التحكم إعادة العرض للمشاركين."}, ""},
	{exercise.Imported, lang.Words{"The exercise was imported from an archive; the events before this one are from there.", "استُورد التمرين من أرشيف؛ والأحداث التي قبل هذا منه."}, "origin"},
}

// meaning of each field, and of the columns that a table has beside them.
var meanings = map[string]lang.Words{
	"seq":  {"number of the event, from 1", "رقم الحدث ابتداءً من 1"},
	"time": {"exercise time, h:mm:ss", "زمن التمرين، س:دد:ثث"},
	"date": {"wall time, UTC", "الوقت الفعلي بتوقيت UTC"},

	"kind":                   {"what happened", "ما حدث"},
	"v":                      {"version of the kind's fields", "إصدار حقول النوع"},
	"at":                     {"exercise time, ms since STARTEX, pauses left out", "زمن التمرين بالملّي ثانية منذ بدئه دون التوقفات"},
	"wall":                   {"wall time, Unix ms", "الوقت الفعلي، ملّي ثانية يونكس"},
	"by":                     {"who did it; absent where time or chance did", "من فعله؛ يغيب حيث فعله الوقت أو الاحتمال"},
	"by.seat":                {"the seat", "المقعد"},
	"by.name":                {"name of the person in it", "اسم من يشغله"},
	"by.bot":                 {"a bot did it", "فعله لاعب آلي"},
	"reason":                 {"why, as control gave it", "السبب كما ذكره التحكم"},
	"name":                   {"of the exercise; of the person who took the seat", "اسم التمرين، أو من شغل المقعد"},
	"bots":                   {"bots hold every seat until people take it", "لاعبون آليون في كل المقاعد حتى يشغلها الناس"},
	"byHand":                 {"control draws chance", "التحكم يسحب الاحتمالات"},
	"speed":                  {"times faster than real time", "أضعاف سرعة الزمن الفعلي"},
	"inject":                 {"the inject", "المُدخل"},
	"draft":                  {"an inject as control wrote it", "المُدخل كما كتبه التحكم"},
	"draft.title":            {"its title, by language", "عنوانه حسب اللغة"},
	"draft.text":             {"its text, by language", "نصه حسب اللغة"},
	"draft.from":             {"its simulated sender, by language", "مرسله المفترض حسب اللغة"},
	"draft.channel":          {"its channel", "قناته"},
	"draft.cells":            {"its recipients", "الخلايا المستلمة"},
	"draft.public":           {"everybody sees it", "يراه الجميع"},
	"draft.at":               {"when it is to be delivered, exercise time, ms; -1 now, -2 by hand", "موعد تسليمه بزمن التمرين، ملّي ثانية؛ -1 الآن، -2 يدويًا"},
	"draft.keep":             {"time and recipients stay", "يبقى الموعد والمستلمون"},
	"draft.keepTime":         {"the time stays", "يبقى الموعد"},
	"draft.keepTo":           {"the recipients stay", "يبقى المستلمون"},
	"decision":               {"the decision", "القرار"},
	"party":                  {"the party", "الطرف"},
	"options":                {"the options chosen", "الخيارات المختارة"},
	"words":                  {"what was written", "ما كُتب"},
	"var":                    {"the variable", "المتغير"},
	"value":                  {"its value", "قيمته"},
	"chance":                 {"the draw", "السحب"},
	"branch":                 {"how it fell, from 0", "كيف وقع، ابتداءً من 0"},
	"key":                    {"which of what the cell received, from 1", "أيّ ما استلمته الخلية، ابتداءً من 1"},
	"seat":                   {"the seat", "المقعد"},
	"id":                     {"as the writer's page named it", "كما سمّته صفحة الكاتب"},
	"mail":                   {"a message, a request, an answer, a question", "رسالة أو طلب أو جواب أو سؤال"},
	"mail.as":                {"the simulated sender", "المرسل المفترض"},
	"mail.to":                {"cells to which it goes", "الخلايا المرسل إليها"},
	"mail.bodies":            {"simulated bodies to which it goes", "الجهات المفترضة المرسل إليها"},
	"mail.room":              {"the alliance at whose table it was said", "التحالف الذي قيل على طاولته"},
	"mail.reply":             {"number of the message that it answers, from 1", "رقم الرسالة التي يجيب عنها، ابتداءً من 1"},
	"mail.subject":           {"its subject", "موضوعها"},
	"mail.text":              {"its text", "نصها"},
	"number":                 {"which message, request, note, proposal, comment, conference or question, from 1", "رقم الرسالة أو الطلب أو الملاحظة أو الاقتراح أو التعليق أو المؤتمر أو السؤال، ابتداءً من 1"},
	"item":                   {"what it is about, such as inject/launch", "البند المعني، مثل inject/launch"},
	"version":                {"of the note that this makes; of the joint text consented to", "النسخة التي تنشأ من الملاحظة، أو نسخة النص المتفق عليها"},
	"sight":                  {"an observation", "ملاحظة مقيّم"},
	"sight.text":             {"its text", "نصها"},
	"sight.rating":           {"P, S, M or U", "P أو S أو M أو U"},
	"sight.task":             {"the objective or task", "الهدف أو المهمة"},
	"sight.about":            {"the item of the timeline that it is about", "البند المعني من الجدول الزمني"},
	"sight.at":               {"when it was seen, exercise time, ms", "وقت مشاهدتها بزمن التمرين، ملّي ثانية"},
	"sight.files":            {"what is attached", "المرفقات"},
	"sight.files.hash":       {"SHA-256 of its content", "بصمة SHA-256 لمحتواه"},
	"sight.files.name":       {"as its sender calls it", "كما يسميه مرسله"},
	"sight.files.type":       {"what it truly is", "نوعه الحقيقي"},
	"sight.files.size":       {"bytes", "حجمه بالبايت"},
	"to":                     {"where the clock jumps to, exercise time, ms; -1 the next inject", "إلى أين تقفز الساعة بزمن التمرين، ملّي ثانية؛ -1 المُدخل التالي"},
	"alliance":               {"the alliance", "التحالف"},
	"text":                   {"what is done to a joint text", "ما يُفعل بالنص المشترك"},
	"text.paragraph":         {"the paragraph", "الفقرة"},
	"text.after":             {"the paragraph before it; none: first", "الفقرة التي قبلها؛ ولا شيء: الأولى"},
	"text.edits":             {"what is done to its words", "ما يُفعل بكلماته"},
	"text.edits.paragraph":   {"the paragraph", "الفقرة"},
	"text.edits.language":    {"its language", "لغتها"},
	"text.edits.base":        {"the version that its writer saw", "النسخة التي رآها الكاتب"},
	"text.edits.splices":     {"the changes, in order", "التغييرات بالترتيب"},
	"text.edits.splices.at":  {"place, in code points", "الموضع بعدد المحارف"},
	"text.edits.splices.cut": {"how many are taken out", "عدد المحذوف"},
	"text.edits.splices.put": {"what is put in", "ما يوضع"},
	"text.language":          {"language of a proposal", "لغة الاقتراح"},
	"text.words":             {"words of a proposal or comment", "كلمات الاقتراح أو التعليق"},
	"text.comment":           {"what goes with a proposal", "ما يرافق الاقتراح"},
	"text.digest":            {"what the engine keeps of a bot's words", "ما يحفظه المحرك من كلمات لاعب آلي"},
	"said":                   {"a statement, an answer, a conference", "بيان أو جواب أو مؤتمر"},
	"said.parties":           {"whose it is", "أصحابه"},
	"said.title":             {"its title, by language", "عنوانه حسب اللغة"},
	"said.words":             {"its words, by language", "كلماته حسب اللغة"},
	"said.public":            {"everybody sees it", "يراه الجميع"},
	"said.to":                {"cells to which it goes", "الخلايا المرسل إليها"},
	"said.alliances":         {"alliances to which it goes", "التحالفات المرسل إليها"},
	"said.marks":             {"what it says of commitments", "ما يقوله عن الالتزامات"},
	"said.marks.commitment":  {"the commitment", "الالتزام"},
	"said.marks.how":         {"upholds, strains, breaks", "يفي به أو يضعفه أو ينقضه: upholds, strains, breaks"},
	"said.marks.posture":     {"affirmed, qualified, withdrawn", "مؤكد أو مقيّد أو مسحوب: affirmed, qualified, withdrawn"},
	"signal":                 {"a signal", "إشارة"},
	"signal.about":           {"what it is about", "البند المعني"},
	"signal.cell":            {"the audience", "الجهة المتلقية"},
	"signal.value":           {"on the scenario's scale", "على مقياس السيناريو"},
	"signal.words":           {"in words", "بالكلمات"},
	"origin":                 {"where the exercise came from", "من أين جاء التمرين"},
	"origin.exercise":        {"its identifier there", "معرّفه هناك"},
	"origin.events":          {"how many of the events are from there", "عدد الأحداث الآتية من هناك"},
	"origin.head":            {"hash of the last of them, there", "بصمة آخرها هناك"},
	"origin.key":             {"public key of the archive", "المفتاح العام للأرشيف"},
	"world":                  {"hash of the engine's state, which a replay must reach", "بصمة حالة المحرك التي يجب أن تبلغها إعادة العرض"},
}

// written are the fields that hold what people have written, in which their
// names may stand.
var written = set(`by.name reason name words draft.title draft.text draft.from mail.as mail.bodies mail.subject mail.text
	sight.text sight.files.name text.words text.comment text.edits.splices.put said.title said.words signal.words`)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// Meaning says what a field means, or a column.
func Meaning(path string) lang.Words { return meanings[path] }
