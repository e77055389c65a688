package main

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"

	"tamrin/drill"
	"tamrin/lang"
)

// drillReport is what a drill found, as JSON has it. Durations are in ms.
type drillReport struct {
	Seats     int            `json:"seats"`
	Joined    float64        `json:"joined_ms"`
	Talk      *toldDelivery  `json:"talk,omitempty"`
	Injects   []toldDelivery `json:"injects,omitempty"`
	Looked    int            `json:"looked_for"`
	Lost      int            `json:"lost"`
	Doubled   int            `json:"doubled"`
	Strayed   int            `json:"strayed"`
	Opened    int            `json:"opened"`
	Came      int            `json:"came_back"`
	Reloaded  int            `json:"reloaded"`
	Ended     int            `json:"ended_by_server"`
	Server    *toldServer    `json:"server,omitempty"`
	Machine   toldMachine    `json:"machine"`
	Outlook   []toldOutlook  `json:"outlook"`
	Refusals  map[string]int `json:"refusals,omitempty"`
	Stopped   bool           `json:"stopped"`
	Processes int            `json:"browser_processes"`
}

type toldDelivery struct {
	Written   int     `json:"written"`
	Confirmed int     `json:"confirmed"`
	Seen      int     `json:"seen"`
	P50       float64 `json:"p50_ms"`
	P99       float64 `json:"p99_ms"`
	Max       float64 `json:"max_ms"`
	Durable   float64 `json:"durable_p50_ms"`
	Over      float64 `json:"over_ms"`
}

type toldServer struct {
	Idle       int64   `json:"memory_idle"`   // bytes
	Seated     int64   `json:"memory_seated"` // bytes
	Busy       int64   `json:"memory_busy"`   // bytes
	Each       int64   `json:"memory_each"`   // bytes a seat
	Processors float64 `json:"processors_busy"`
}

type toldMachine struct {
	Processors int   `json:"processors"`
	Files      int64 `json:"open_files"`
	Free       int64 `json:"memory_free"` // bytes
}

type toldOutlook struct {
	Need  drill.Need `json:"need"`
	Seats int        `json:"seats"`
}

func toldMS(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func asTold(d drill.Delivery) toldDelivery {
	return toldDelivery{d.Written, d.Confirmed, d.Seen, toldMS(d.P50), toldMS(d.P99), toldMS(d.Max), toldMS(d.Durable), toldMS(d.Over)}
}

// tellDrill tells what was found. Something lost, doubled or gone astray is a
// failure.
func (a *app) tellDrill(r *drill.Result, d drilling) error {
	m := drill.Machine{Processors: runtime.NumCPU(), Files: drill.OpenFiles(), Free: drill.FreeMemory()}
	if d.url != "" {
		m.Files, m.Free = 0, 0 // the server may be another machine
	}
	if d.json {
		if err := a.writeJSON(reportOf(r, m)); err != nil {
			return err
		}
	} else {
		a.writeDrill(r, m)
	}
	if !r.Good() {
		return errProblemsFound
	}
	return nil
}

func reportOf(r *drill.Result, m drill.Machine) drillReport {
	t := drillReport{Seats: r.Seats, Joined: toldMS(r.Joined), Looked: r.Verdict.Looked, Lost: r.Verdict.Lost, Doubled: r.Verdict.Doubled,
		Strayed: r.Verdict.Strayed, Opened: r.Did.Opened, Came: r.Did.Reconnected, Reloaded: r.Did.Reloaded, Ended: r.Did.Ended,
		Machine: toldMachine{m.Processors, m.Files, m.Free}, Outlook: []toldOutlook{}, Refusals: r.Problems, Stopped: r.Stopped, Processes: r.Helpers}
	if r.Talk.Written > 0 {
		talk := asTold(r.Talk)
		t.Talk = &talk
	}
	for _, x := range r.Injects {
		t.Injects = append(t.Injects, asTold(x))
	}
	if r.Idle.Memory > 0 {
		t.Server = &toldServer{r.Idle.Memory, r.Seated.Memory, r.Busy.Memory, r.Each(), r.Processors()}
	}
	for _, o := range r.Outlook(m) {
		t.Outlook = append(t.Outlook, toldOutlook(o))
	}
	return t
}

// writeDrill tells what was found as text.
func (a *app) writeDrill(r *drill.Result, m drill.Machine) {
	line := func(name, says lang.Words) { fmt.Fprintf(a.out, "  %s %s\n", a.say(name)+":", a.say(says)) }
	if r.Stopped {
		fmt.Fprintln(a.out, a.say(lang.Words{"Stopped early; this is what was seen until then.", "توقفت التجربة قبل نهايتها، وهذا ما رُئي حتى ذلك الحين."}))
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"%d seats", "المقاعد: %d"}.Format(r.Seats)))
	line(lang.Words{"all were in after", "دخل الجميع بعد"}, seconds(r.Joined))
	if t := r.Talk; t.Written > 0 {
		line(lang.Words{"messages", "الرسائل"}, lang.Words{"%d written in %s, %d of them confirmed, after %s (p50)", "كُتب %d خلال %s، وتأكد منها %d بعد %s (p50)"}.Format(
			t.Written, a.say(seconds(t.Over)), t.Confirmed, a.say(milliseconds(t.Durable))))
		line(lang.Words{"on another's screen", "على شاشة غير كاتبها"}, a.delivery(t))
	}
	for i, x := range r.Injects {
		line(lang.Words{"inject %d", "المدخل %d"}.Format(i+1), a.delivery(x))
	}
	v := r.Verdict
	line(lang.Words{"looked for at the end", "ما بُحث عنه في النهاية"}, lang.Words{"%d; lost: %d, doubled: %d, on a screen not meant for it: %d", "%d؛ الضائع: %d، المكرر: %d، الظاهر على شاشة لا تخصه: %d"}.Format(v.Looked, v.Lost, v.Doubled, v.Strayed))
	line(lang.Words{"connections", "الاتصالات"}, lang.Words{"lost and taken up again: %d, pages loaded anew: %d, ended by the server: %d", "انقطعت ثم عادت: %d، صفحات أُعيد تحميلها: %d، أنهاها الخادم: %d"}.Format(r.Did.Reconnected, r.Did.Reloaded, r.Did.Ended))
	if r.Idle.Memory > 0 {
		line(lang.Words{"the server's memory", "ذاكرة الخادم"}, lang.Words{"%s alone, %s with everybody in, %s afterwards: %s a seat", "%s وحده، %s والجميع حاضر، %s بعد ذلك: لكل مقعد %s"}.Format(
			megabytes(r.Idle.Memory), megabytes(r.Seated.Memory), megabytes(r.Busy.Memory), fmt.Sprintf("%d KB", r.Each()>>10)))
		line(lang.Words{"the server's processors", "معالجات الخادم"}, lang.Words{"%.0f%% of one, of %d; the browsers of the drill share them", "%.0f%% من معالج واحد، من %d؛ وتشاركه فيها متصفحات التجربة"}.Format(100*r.Processors(), m.Processors))
	}
	for _, p := range slices.Sorted(maps.Keys(r.Problems)) {
		line(lang.Words{"refused %d times", "رُفض %d مرة"}.Format(r.Problems[p]), lang.Words{p, p})
	}
	a.writeOutlook(r, m)
}

// writeOutlook tells what the installation will hold.
func (a *app) writeOutlook(r *drill.Result, m drill.Machine) {
	list := r.Outlook(m)
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"What this installation will hold (an estimate, in proportion to what was measured)", "ما يتحمّله هذا التركيب (تقديرًا، بنسبة ما قيس)"}))
	for i, o := range list {
		first := ""
		if i == 0 {
			first = a.say(lang.Words{"gives way first: ", "أول ما يضيق: "})
		}
		fmt.Fprintf(a.out, "  %s%s\n", first, a.say(outlookWords(o, r, m)))
	}
	if !r.Good() {
		return
	}
	if list[0].Seats > r.Seats*5 {
		fmt.Fprintln(a.out, a.say(lang.Words{"Far beyond what was tried: drill with more --seats before you rely on it.", "هذا أبعد كثيرًا مما جُرّب؛ جرّب بعدد أكبر في ‎--seats قبل أن تعتمد عليه."}))
	}
}

func outlookWords(o drill.Outlook, r *drill.Result, m drill.Machine) lang.Words {
	switch o.Need {
	case drill.Files:
		return lang.Words{"open files, at some %d people, twice as many behind a proxy: a browser has up to two, and one process may open %d here (raise it with `ulimit -n`, or LimitNOFILE of the service)",
			"الملفات المفتوحة، عند نحو %d شخص، وضعفهم خلف وكيل: للمتصفح حتى ملفين، ويفتح البرنامج الواحد هنا %d ملفًا (ارفع الحد بـ `ulimit -n` أو LimitNOFILE للخدمة)"}.Format(o.Seats, m.Files)
	case drill.Memory:
		return lang.Words{"memory, at some %d people: %s is free, and each takes %d KB", "الذاكرة، عند نحو %d شخص: المتاح %s ولكل شخص %d KB"}.Format(o.Seats, megabytes(m.Free), r.Each()>>10)
	case drill.Promptly:
		return lang.Words{"an inject within a second on 99 of 100 screens: up to some %d people", "ظهور المدخل خلال ثانية على 99 من كل 100 شاشة: حتى نحو %d شخص"}.Format(o.Seats)
	}
	return lang.Words{"the processors: up to some %d people who write as much as these did", "المعالجات: حتى نحو %d شخص يكتبون بقدر ما كتب هؤلاء"}.Format(o.Seats)
}

func (a *app) delivery(d drill.Delivery) lang.Words {
	return lang.Words{"p50 %s, p99 %s, the last %s (seen %d times)", "p50 %s، p99 %s، الأخير %s (رُئي %d مرة)"}.Format(
		a.say(milliseconds(d.P50)), a.say(milliseconds(d.P99)), a.say(milliseconds(d.Max)), d.Seen)
}

func seconds(d time.Duration) lang.Words {
	return lang.Words{"%.1f s", "%.1f ث"}.Format(d.Seconds())
}

func milliseconds(d time.Duration) lang.Words {
	s := fmt.Sprintf("%.1f", toldMS(d))
	if d >= 100*time.Millisecond {
		s = fmt.Sprintf("%.0f", toldMS(d))
	}
	s = strings.TrimSuffix(s, ".0")
	return lang.Words{s + " ms", s + " م.ث"}
}

func megabytes(b int64) string { return fmt.Sprintf("%d MB", b>>20) }
