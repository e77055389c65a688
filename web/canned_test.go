package web

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"sync"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review"
	doc "tamrin/review/document"
	"tamrin/review/report"
	"tamrin/scenario"
	"tamrin/store"
	"tamrin/view"
)

// canned is a Run that shows made-up pages and remembers what it was told to do.
type canned struct {
	mu      sync.Mutex
	pages   map[view.Viewer]*view.Page
	watches map[chan struct{}]view.Viewer
	did     []exercise.Command
	by      []exercise.Actor
	refuse  error
	record  review.Record
}

func newCanned(pages map[view.Viewer]*view.Page) *canned {
	return &canned{pages: pages, watches: map[chan struct{}]view.Viewer{}}
}

func (c *canned) View(_ context.Context, v view.Viewer) (*view.Page, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.pages[v]
	if !ok {
		return nil, fmt.Errorf("no canned page for %+v", v)
	}
	return p, nil
}

func (c *canned) Do(_ context.Context, by exercise.Actor, _ string, do exercise.Command) (host.Result, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.did, c.by = append(c.did, do), append(c.by, by)
	return host.Result{}, c.refuse
}

func (c *canned) File(_ context.Context, name string) ([]byte, error) {
	return []byte("canned " + name), nil
}

func (c *canned) Upload(context.Context, string, string, io.Reader) (exercise.File, error) {
	return exercise.File{}, nil
}

func (c *canned) Content(_ context.Context, v view.Viewer, hash string) (view.File, store.Content, error) {
	return view.File{}, nil, store.FailFile(store.NotFound, store.Hash{}, nil)
}

func (c *canned) Small(_ context.Context, v view.Viewer, hash string) ([]byte, error) {
	if f, ok := c.pages[v].File(hash); ok && f.Type == "image/jpeg" {
		return cannedPhoto(), nil
	}
	return nil, store.FailFile(store.NotFound, store.Hash{}, nil)
}

// cannedPhoto is a picture of a sky over land.
func cannedPhoto() []byte {
	m := image.NewRGBA(image.Rect(0, 0, 320, 240))
	draw.Draw(m, m.Bounds(), image.NewUniform(color.RGBA{130, 170, 200, 255}), image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(0, 150, 320, 240), image.NewUniform(color.RGBA{90, 110, 70, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Replay shows the canned pages as those of every instant.
func (c *canned) Replay(ctx context.Context, _ view.Viewer, when host.Instant, as ...view.Viewer) (host.Seen, error) {
	seen := host.Seen{Seq: max(when.Seq, 1), Last: 900, At: min(when.At, 3_600_000), End: 3_600_000, Wall: start.UnixMilli()}
	for _, v := range as {
		p, err := c.View(ctx, v)
		if err != nil {
			return seen, err
		}
		seen.Pages = append(seen.Pages, p)
	}
	return seen, nil
}

func (c *canned) Replayable(view.Viewer) (list []host.SeatInfo) {
	for _, p := range places() {
		if p.Kind != Home && p.Kind != Wall {
			list = append(list, host.SeatInfo{Seat: view.Seat{ID: p.Seat, Cell: p.Cell, Title: p.SeatTitle}, CellTitle: p.Title, Viewer: p.Viewer})
		}
	}
	return list
}

func (c *canned) Record(view.Viewer) (review.Record, error)                   { return c.record, nil }
func (c *canned) Try(view.Viewer, host.Question) error                        { return c.refuse }
func (c *canned) Trial(view.Viewer, host.Question) (t host.Trial, begun bool) { return t, false }
func (c *canned) StopTrial(view.Viewer, host.Question)                        {}

func (c *canned) Strategies(v view.Viewer) []view.Strategy { return cannedStrategies(v) }
func (c *canned) StrategyText(view.Viewer, string, int) ([]byte, error) {
	return []byte("strategies: {}\n"), nil
}

// Review is a made-up one.
func (c *canned) Review(context.Context, view.Viewer) (*review.Review, error) {
	return cannedReview(), nil
}

func (c *canned) Invited(ctx context.Context, link string) (*view.Page, error) {
	if link != cannedLink {
		return nil, exercise.Refuse(exercise.FormsClosed)
	}
	return c.View(ctx, view.Viewer{Role: view.Wall})
}

func (c *canned) Report(_ view.Viewer, t *report.Template, in lang.Tag, _ func(int64, string) string) (*doc.Document, error) {
	return report.Write(t, report.Source{Scenario: cannedScenario, Lang: in}), c.refuse
}

func (c *canned) ReportParts(_ view.Viewer, t *report.Template, in lang.Tag, _ func(int64, string) string) ([]report.Part, error) {
	return report.Parts(t, report.Source{Scenario: cannedScenario, Lang: in}), c.refuse
}

// cannedScenario is as much of one as reports need.
var cannedScenario = &scenario.Scenario{ID: "canned", Title: scenario.Text{In: map[string]string{"en": "Canned", "ar": "معلَّب"}},
	Objectives: []scenario.Objective{{Item: scenario.Item{ID: "calm"}, Title: scenario.Text{In: map[string]string{"en": "Keep calm", "ar": "حفظ الهدوء"}}}}}

func (c *canned) Watch(v view.Viewer, _, since string) (<-chan struct{}, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ch := make(chan struct{}, 1)
	c.watches[ch] = v
	return ch, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.watches, ch)
	}
}

// change puts another page in place of the viewer's and tells who watches.
func (c *canned) change(v view.Viewer, f func(*view.Page)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := *c.pages[v]
	f(&p)
	p.Version += "+"
	c.pages[v] = &p
	for ch, w := range c.watches {
		if w == v {
			select {
			case ch <- struct{}{}:
			default:
			}
		}
	}
}

// watching counts the open streams of a viewer.
func (c *canned) watching(v view.Viewer) (n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range c.watches {
		if w == v {
			n++
		}
	}
	return n
}

var (
	asControl  = view.Viewer{Role: view.Control, Cell: "excon", Leads: true}
	asSeoul    = view.Viewer{Role: view.Player, Cell: "seoul", Leads: true}
	asJudges   = view.Viewer{Role: view.Evaluator, Cell: "judges"}
	asWall     = view.Viewer{Role: view.Wall}
	asBrussels = view.Viewer{Role: view.Player, Cell: "brussels", Leads: true}
)

// places are the seats of the canned exercise.
func places() []Place {
	return []Place{
		{Kind: Home, Viewer: asControl},
		{Kind: Control, Seat: "excon", Cell: "excon", Title: both("Exercise control", "التحكم بالتمرين"), Viewer: asControl},
		{Kind: Cell, Seat: "seoul", Cell: "seoul", Title: both("Seoul", "سيول"), Languages: []string{"en"}, Viewer: asSeoul},
		{Kind: Cell, Seat: "brussels", Cell: "brussels", Title: both("Alliance headquarters", "مقر الحلف"), Languages: []string{"ar"}, Viewer: asBrussels},
		{Kind: Evaluation, Seat: "judges", Cell: "judges", Title: both("Evaluators", "المقيّمون"), Viewer: asJudges},
		{Kind: Wall, Seat: wallSeat, Title: both("The wall", "شاشة القاعة"), Viewer: asWall},
	}
}

func both(en, ar string) view.Text { return view.Text{"en": en, "ar": ar} }

const minute = int64(60_000)

// start is the made-up wall time at which the canned clock was last touched.
var start = time.Date(2026, 3, 3, 9, 12, 40, 0, time.UTC)

// story is the scenario time at STARTEX: 2023-01-31 09:00 in UTC+9.
var story = time.Date(2023, 1, 31, 0, 0, 0, 0, time.UTC).UnixMilli()

func cannedClock(at int64) view.Clock {
	return view.Clock{Phase: view.Paused, At: at, Wall: start.UnixMilli(), Speed: 20, Story: true, Offset: 540, Scenario: story + at}
}

// cannedPages is an exercise with n injects, halfway through; with 0, one that
// has not begun.
func cannedPages(n int) map[view.Viewer]*view.Page {
	control, seoul, brussels := cannedBase(n), cannedBase(n), cannedBase(n)
	control.Role, control.Desk = view.Control, cannedDesk(n)
	seoul.Cell = &view.Cell{ID: "seoul", Title: both("Seoul", "سيول"), Languages: []string{"en"},
		Brief: both("You are the crisis room of the presidency. Your ally's officer sits next door.\n\nYou may speak to Washington at any time.",
			"أنتم غرفة الأزمات في الرئاسة، وضابط حليفكم في الغرفة المجاورة.\n\nلكم أن تخاطبوا واشنطن متى شئتم."),
		Plays: []view.Text{both("Republic of Korea", "جمهورية كوريا")}, Seats: []view.Seat{{ID: "seoul", Cell: "seoul", Leads: true}}}
	brussels.Cell = &view.Cell{ID: "brussels", Title: both("Alliance headquarters", "مقر الحلف"), Languages: []string{"ar"},
		Plays: []view.Text{both("The Alliance", "الحلف")}, Seats: []view.Seat{{ID: "brussels", Cell: "brussels", Leads: true, Bot: true}}}
	if n > 0 {
		fillCell(seoul, n)
		fillCell(brussels, n)
	}
	pages := map[view.Viewer]*view.Page{asControl: control, asSeoul: seoul, asBrussels: brussels, asJudges: cannedJudges(n), asWall: cannedWall(n)}
	if n > 0 {
		cannedTalk(pages)
		cannedPacts(pages, n)
	}
	for v, p := range pages {
		p.Map = cannedMap(v.Role, n)
		p.Replay = v == asControl || v == asJudges
	}
	return pages
}

func cannedBase(n int) *view.Page {
	p := &view.Page{Version: fmt.Sprint("v", n), Role: view.Player, Name: "Demo",
		Title:     both("Seoul, 2023: one challenged, all challenged", "سيول 2023: من يتحدّى أحدنا يتحدّى الجميع"),
		Marking:   both("EXERCISE EXERCISE EXERCISE", "تمرين تمرين تمرين"),
		Languages: []string{"ar", "en"}, Clock: cannedClock(72 * minute)}
	if n == 0 {
		p.Clock = view.Clock{Phase: view.Waiting, Wall: start.UnixMilli(), Speed: 10, Story: true, Offset: 540, Scenario: story}
	}
	return p
}

// messages are what comes again and again in a long canned exercise.
var messages = []struct {
	channel     string
	from, title view.Text
	text        view.Text
	to          []string
	public      bool
}{
	{"telephone", both("Joint duty officer", "ضابط المناوبة المشتركة"), both("A launch from the east coast is confirmed", "تأكيد إطلاق من الساحل الشرقي"),
		both("At 09:10 a ballistic missile was launched from the east coast. It fell into the sea outside the exclusive economic zone. No damage is known.\n\nThe other side has announced nothing.",
			"في الساعة 09:10 أُطلق صاروخ باليستي من الساحل الشرقي وسقط في البحر خارج المنطقة الاقتصادية الخالصة. لا أضرار معروفة.\n\nلم يعلن الطرف الآخر شيئًا."), []string{"seoul", "washington"}, false},
	{"press", both("Yonhap", "يونهاب"), both("Minister: “Our answer will be one answer”", "الوزير: «جوابنا سيكون جوابًا واحدًا»"),
		both("The defence minister told reporters that any answer would be given together with the ally.", "قال وزير الدفاع للصحفيين إن أي رد سيكون بالاشتراك مع الحليف."), []string{"seoul", "washington", "tokyo", "pyongyang", "brussels"}, true},
	{"cable", both("Embassy in Tokyo", "السفارة في طوكيو"), both("Tokyo asks what the consultation will say about its waters", "طوكيو تسأل عما ستقوله المشاورات بشأن مياهها"),
		both("The vice minister called in our ambassador and asked, in a friendly tone, to be told before anything is published.", "استدعى نائب الوزير سفيرنا وطلب، بنبرة ودية، أن يُبلَّغ قبل نشر أي شيء."), []string{"seoul", "brussels"}, false},
	{"email", both("Economic desk", "مكتب الشؤون الاقتصادية"), both("Markets: won falls 2.3% against the dollar within 40 minutes", "الأسواق: الوون يهبط 2.3% أمام الدولار خلال 40 دقيقة"),
		both("The central bank asks whether a word from the presidency can be expected before 11:00.", "يسأل البنك المركزي إن كان يُنتظر تصريح من الرئاسة قبل الساعة 11:00."), []string{"seoul"}, false},
	{"social", both("@harbour_watch", "‎@harbour_watch"), both("Video claims to show a second launcher being moved", "مقطع مصور يزعم أنه يُظهر نقل منصة إطلاق ثانية"),
		both("The clip has been seen 1.4 million times. Its place and date are not confirmed.", "شوهد المقطع 1.4 مليون مرة، ولم يتأكد مكانه ولا تاريخه."), []string{"seoul", "washington", "brussels"}, true},
	{"in_person", both("Liaison officer", "ضابط الارتباط"), both("The ally offers bombers for tomorrow’s exercise", "الحليف يعرض قاذفات لتدريب الغد"),
		both("He needs a yes or no within twenty minutes, and would rather not have it in writing.", "يحتاج إلى جواب بنعم أو لا خلال عشرين دقيقة، ويفضّل ألا يكون مكتوبًا."), []string{"seoul"}, false},
}

func fillCell(p *view.Page, n int) {
	id := p.Cell.ID
	for i := range min(n/2, 40) {
		m := messages[i%len(messages)]
		at := int64(i) * 70 * minute / int64(min(n/2, 40))
		item := view.Item{Key: len(p.Inbox) + 1, Title: m.title, Text: m.text, From: m.from, Channel: m.channel, At: at, Scenario: story + at, Opened: i < min(n/2, 40)-3}
		for _, to := range m.to {
			if to == id {
				p.Inbox = append(p.Inbox, item)
			}
		}
		if m.public {
			item.Key = len(p.Press) + 1
			p.Press = append(p.Press, item)
		}
	}
	p.Front = cannedWall(n).Front
	d := cannedDecision()
	d.Mine, d.MayTake = id == "seoul", id == "seoul"
	if !d.Mine {
		d.Options, d.Parties, d.Text = nil, nil, nil
	}
	closed := cannedClosed()
	closed.Mine = id == "seoul"
	p.Decisions = []view.Decision{closed, d}
	p.Public = []view.Statement{{By: []view.Text{both("United States", "الولايات المتحدة")}, Option: both("Reaffirms the defence treaty in public", "تؤكد علنًا معاهدة الدفاع"), At: 58 * minute, Story: story + 58*minute, Public: true}}
	p.Vars = cannedVars()[:3]
}

func cannedDecision() view.Decision {
	return view.Decision{ID: "answer_launch", Title: both("How do you answer the launch?", "كيف تردون على الإطلاق؟"),
		Text:   both("Your ally will hear of it before the press does. What you say in public binds you afterwards.", "سيعلم حليفكم بالأمر قبل الصحافة، وما تقولونه علنًا يُلزمكم بعده."),
		Status: view.Open, Mine: true, MayTake: true, Parties: []view.Party{{ID: "rok", Title: both("Republic of Korea", "جمهورية كوريا"), Yours: true}},
		Choose: 1, FreeText: true, Opened: 66 * minute, Deadline: 80 * minute, Default: "consult",
		Options: []view.Option{
			{ID: "consult", Title: both("Ask for consultation first", "اطلبوا المشاورة أولًا"), Text: both("Nothing is said before the allies have spoken.", "لا يقال شيء قبل أن يتحدث الحلفاء.")},
			{ID: "condemn", Title: both("Condemn the launch at once", "أدينوا الإطلاق فورًا"), Public: true},
			{ID: "bombers", Title: both("Accept the bombers for tomorrow", "اقبلوا القاذفات للغد"), Text: both("Reassures at home; will be seen in the north.", "يطمئن الداخل، وسيراه الشمال."), Public: true},
		}}
}

func cannedClosed() view.Decision {
	return view.Decision{ID: "hotline", Title: both("Do you use the hotline?", "هل تستعملون الخط الساخن؟"), Status: view.Closed, Mine: true, Opened: 40 * minute,
		Options: []view.Option{{ID: "yes", Title: both("Call, and propose talks", "الاتصال واقتراح محادثات"), Taken: true}},
		Answer:  &view.Answer{How: view.Taken, Party: "rok", Options: []string{"yes"}, By: "seoul", Bot: true, At: 44 * minute}}
}

func cannedVars() []view.Var {
	return []view.Var{
		{ID: "tension", Title: both("Tension on the peninsula", "التوتر في شبه الجزيرة"), Kind: "number", Value: 7, Lo: 0, Hi: 10, Label: both("high", "مرتفع"), History: []view.Change{
			{At: 10 * minute, From: "4", To: "6", Cause: view.BecauseInject, Title: messages[0].title},
			{At: 44 * minute, From: "6", To: "5", Cause: view.BecauseDecision, Title: both("Do you use the hotline?", "هل تستعملون الخط الساخن؟")},
			{At: 70 * minute, From: "5", To: "7", Cause: view.BecauseControl, Seat: "excon", Name: "Hana", Reason: "Tokyo has spoken in public"}}},
		{ID: "mood", Title: both("Public mood", "المزاج العام"), Kind: "word", Word: "worried", Label: both("worried", "قلِق")},
		{ID: "ports", Title: both("Ports are open", "الموانئ مفتوحة"), Kind: "flag", Value: 1},
		{ID: "resolve", Title: both("Resolve of the north", "تصميم الشمال"), Kind: "word", Word: "hard", Label: both("hard", "متشدد")},
	}
}

func cannedDesk(n int) *view.Desk {
	d := &view.Desk{MayAct: true, Length: 180 * minute, Vars: cannedVars(),
		Lines:    []view.Named{{ID: "launches", Title: both("Launches", "عمليات الإطلاق")}, {ID: "alliance", Title: both("The alliance holds", "تماسك الحلف")}},
		Theatres: []view.Named{{ID: "korea", Title: both("Korean peninsula", "شبه الجزيرة الكورية")}, {ID: "europe", Title: both("Europe", "أوروبا")}}}
	for i, c := range []struct {
		id    string
		title view.Text
		kind  string
	}{
		{"washington", both("Washington", "واشنطن"), "training_audience"}, {"seoul", both("Seoul", "سيول"), "training_audience"},
		{"tokyo", both("Tokyo", "طوكيو"), "training_audience"}, {"brussels", both("Alliance headquarters", "مقر الحلف"), "training_audience"},
		{"pyongyang", both("Pyongyang", "بيونغ يانغ"), "adversary"}, {"excon", both("Exercise control", "التحكم بالتمرين"), "control"},
	} {
		cell := view.DeskCell{ID: c.id, Title: c.title, Kind: c.kind, Languages: []string{"en", "ar"}, Waiting: -1, AskWaits: -1, Seats: []view.Seat{{ID: c.id, Cell: c.id, Leads: true, Bot: i != 1, Present: i == 1}}}
		if n > 0 && c.kind != "control" {
			cell.Received, cell.Unopened, cell.Lately = 20+i, i, i*2
			if i == 1 {
				cell.Open, cell.Waiting, cell.Asks, cell.AskWaits = 1, 66*minute, 1, 64*minute
			}
		}
		d.Cells = append(d.Cells, cell)
	}
	for i := range n {
		r := cannedRow(i, n)
		d.Rows = append(d.Rows, &r)
	}
	if n > 0 {
		d.Decisions = []view.DeskDecision{
			{Decision: cannedDecision(), Cells: []string{"seoul"}, All: cannedDecision().Options},
			{Decision: cannedClosed(), Cells: []string{"seoul"}, All: cannedClosed().Options},
			{Decision: view.Decision{ID: "statement", Title: both("What does the joint statement say?", "ماذا يقول البيان المشترك؟"), Status: view.Answered, FreeText: true, Opened: 50 * minute,
				Answer: &view.Answer{Words: "We answer as one, and we answer when we have heard our partners.", Party: "us", At: 61 * minute}},
				Cells: []string{"washington", "seoul"}, Judge: true, Spares: []string{"inj_26"}, All: []view.Option{{ID: "firm", Title: both("A firm text", "نص حازم")}, {ID: "soft", Title: both("A text that leaves room", "نص يترك مجالًا")}}},
		}
		d.Chances = []view.Chance{{ID: "second", Title: both("Is there a second launch?", "هل يقع إطلاق ثانٍ؟"), Branches: []view.Branch{
			{Title: both("Yes", "نعم"), Weight: 7, Total: 10}, {Title: both("No", "لا"), Weight: 3, Total: 10}}}}
		d.Journal = []view.Entry{
			{Seq: 90, At: 72 * minute, Kind: "paused", Seat: "excon", Name: "Hana", Reason: "Coffee, and Seoul needs a word"},
			{Seq: 71, At: 60 * minute, Kind: "inject_fired", Seat: "excon", Item: "inj_3"},
			{Seq: 60, At: 52 * minute, Kind: "seat_taken", Seat: "seoul", Item: "seoul", Name: "Min-jun"},
			{Seq: 4, At: 0, Kind: "started", Seat: "excon"},
		}
		d.Outcomes = []view.Outcome{{ID: "consulted", Title: both("The allies have consulted", "تشاور الحلفاء"), At: 63 * minute}}
	}
	return d
}

func cannedRow(i, n int) view.Row {
	m := messages[i%len(messages)]
	planned := int64(i) * 180 * minute / int64(n)
	r := view.Row{ID: fmt.Sprint("inj_", i), Number: fmt.Sprintf("%03d", i+1), Title: m.title, Text: m.text, From: m.from, Channel: m.channel,
		Cells: m.to, Public: m.public, Planned: planned, Due: planned, Actual: -1, Status: view.Planned, MayFire: true, MayHold: true, MaySkip: true,
		Expect: []view.Expect{{Cell: "seoul", Text: both("Calls the ally within ten minutes", "تتصل بالحليف خلال عشر دقائق")}}, Notes: both("Watch who speaks first.", "راقبوا من يتحدث أولًا."), Version: 1, MayEdit: true}
	r.Storyline, r.Theatre, r.Type = []string{"launches", "alliance", ""}[i%3], []string{"korea", "europe"}[i%4/3], "inject"
	if i%10 == 9 {
		r.Type = "contingency"
	}
	if i%13 == 0 {
		r.For, r.Attachments = "decision/statement", []view.Attachment{{File: "files/map.pdf", Title: both("Map of the coast", "خريطة الساحل")}}
		r.Handler = &view.Handler{Seat: "deputy", Name: "Noor", At: 71 * minute}
	}
	switch {
	case planned <= 72*minute && i%11 == 7:
		r.Status, r.Due, r.Reason = view.Skipped, -1, "Seoul has asked for this already"
		r.MayFire, r.MayHold, r.MaySkip, r.MayEdit = false, false, false, false
	case planned <= 72*minute:
		r.Status, r.Actual, r.Due = view.Delivered, planned+int64(i%4)*40_000, -1
		r.MayFire, r.MayHold, r.MaySkip, r.MayEdit = false, false, false, false
	case i%9 == 4:
		r.Status, r.MayHold, r.MayRelease = view.Held, false, true
	case i%7 == 5:
		r.Status, r.Planned, r.Due = view.Conditional, -1, -1
	}
	return r
}
