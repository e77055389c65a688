package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tamrin/lang"
)

// setting is one thing that can be set about a server: by a flag, by a variable
// of the environment or in the file of settings, each of which beats those that
// follow it.
type setting struct {
	name   string     // of the flag, and the key in the file
	says   lang.Words // what it is, in one line
	more   lang.Words // what docs/configuration.md says beside that; may be empty
	sample string     // value in the sample file of docs/configuration.md
	secret bool       // it has no flag: others on the machine can read those
	// bind adds the flag that sets it.
	bind func(f *pflag.FlagSet, s *service, name, says string)
}

// settings are all of `tamrin serve`. Other commands that work on what a server
// keeps have some of them. To add one, add a line here and the field to
// service; help, the environment, the file and docs/configuration.md follow
// (`go test ./cmd/tamrin -run Settings -update` writes the page).
var settings = append([]setting{
	{
		name: "data", sample: "/srv/tamrin",
		says: lang.Words{"folder in which everything is kept", "المجلد الذي يُحفظ فيه كل شيء"},
		more: lang.Words{
			"The logs, what people attach, accounts, uploaded scenarios, invitations and the key that signs archives. Nobody but the server's own user should be able to read it.",
			"السجلات والمرفقات والحسابات والسيناريوهات المرفوعة والدعوات ومفتاح توقيع الأرشيفات. وينبغي ألا يقرأه إلا المستخدم الذي يعمل به الخادم."},
		bind: word(func(s *service) *string { return &s.folder }, "tamrin-data"),
	},
	{
		name: "store", sample: "postgres://tamrin@db.example.org/tamrin",
		says: lang.Words{"where the logs are kept, if not in that folder: another, or postgres://…", "موضع حفظ السجلات إن لم يكن ذلك المجلد: مجلد آخر أو postgres://…"},
		more: lang.Words{
			"A password does not belong into the address: put it into `PGPASSWORD` or `~/.pgpass`. See [running.md](running.md).",
			"لا مكان لكلمة المرور في العنوان: ضعها في `PGPASSWORD` أو `~/.pgpass`. انظر [running.ar.md](running.ar.md)."},
		bind: word(func(s *service) *string { return &s.store }, ""),
	},
	{
		name: "addr", sample: ":8080",
		says: lang.Words{"where to listen; :8080 lets others on the network in", "عنوان الاستماع؛ و‎:8080 يسمح لمن على الشبكة"},
		bind: word(func(s *service) *string { return &s.addr }, "127.0.0.1:8080"),
	},
	{
		name: "url", sample: "https://tamrin.example.org",
		says: lang.Words{"address under which people reach this server; links begin with it", "العنوان الذي يصل به الناس إلى هذا الخادم، وبه تبدأ الروابط"},
		more: lang.Words{
			"Without it, links begin with the address of this machine in its network. Where it begins with `https://`, cookies are for HTTPS alone.",
			"بدونه تبدأ الروابط بعنوان هذا الجهاز في شبكته. وإن بدأ بـ `https://` فملفات تعريف الارتباط لـ HTTPS وحده."},
		bind: word(func(s *service) *string { return &s.url }, ""),
	},
	{
		name: "tls-cert", sample: "/etc/tamrin/tamrin.pem",
		says: lang.Words{"file of the server's certificate, for HTTPS without a proxy", "ملف شهادة الخادم، لـ HTTPS بلا وكيل"},
		more: lang.Words{"PEM, with those that signed it behind it. It is read anew when it changes.", "بصيغة PEM وتتبعها الشهادات التي وقّعتها. ويُقرأ من جديد حين يتغيّر."},
		bind: word(func(s *service) *string { return &s.certFile }, ""),
	},
	{
		name: "tls-key", sample: "/etc/tamrin/tamrin.key",
		says: lang.Words{"file of that certificate's key", "ملف مفتاح تلك الشهادة"},
		bind: word(func(s *service) *string { return &s.keyFile }, ""),
	},
	{
		name: "behind-proxy", sample: "true",
		says: lang.Words{"take browsers' addresses from the proxy's X-Forwarded-For", "أخذ عناوين المتصفحات من ترويسة X-Forwarded-For للوكيل"},
		more: lang.Words{
			"Leave it out without a proxy: anybody could then write there what they like.",
			"احذفه إن لم يكن هناك وكيل: وإلا كتب فيها كل أحد ما شاء."},
		bind: truth(func(s *service) *bool { return &s.proxied }),
	},
	{
		name: "node", sample: "one",
		says: lang.Words{"name of this server among several on one PostgreSQL database", "اسم هذا الخادم بين عدة خوادم على قاعدة بيانات PostgreSQL واحدة"},
		more: lang.Words{
			"No two may have the same; without it, the machine's name. See [nodes.md](nodes.md).",
			"لا يجوز أن يشترك خادمان في اسم؛ وبدونه اسم الجهاز. انظر [nodes.ar.md](nodes.ar.md)."},
		bind: word(func(s *service) *string { return &s.node }, ""),
	},
	{
		name: "metrics", sample: "127.0.0.1:9090",
		says: lang.Words{"address at which Prometheus collects numbers, under /metrics", "العنوان الذي يجمع منه Prometheus الأرقام، تحت ‎/metrics"},
		more: lang.Words{
			"It is apart from the pages, so that players cannot reach it. [running.md](running.md) lists the numbers; there is nothing of what happens in an exercise among them.",
			"وهو منفصل عن الصفحات كي لا يصل إليه المشاركون. والأرقام مذكورة في [running.ar.md](running.ar.md)، وليس فيها شيء مما يجري في التمرين."},
		bind: word(func(s *service) *string { return &s.metrics }, ""),
	},
	{
		name: "log-format", sample: "json",
		says: lang.Words{"how the log of the server is written", "صيغة سجل تشغيل الخادم"},
		more: lang.Words{"It goes to standard error.", "ويُكتب على مخرج الأخطاء."},
		bind: oneOf(func(s *service) *string { return &s.logFormat }, "text", "json"),
	},
	{
		name: "log-level", sample: "warn",
		says: lang.Words{"what the log of the server tells", "ما يذكره سجل تشغيل الخادم"},
		more: lang.Words{
			"`debug` tells of every request, `info` of those that were refused, too, `warn` and `error` of trouble alone. It never tells addresses, names, links, codes or what people write.",
			"يذكر `debug` كل طلب، ويذكر `info` ما رُفض منها كذلك، ويقتصر `warn` و`error` على المشكلات. ولا يذكر أبدًا عناوين ولا أسماء ولا روابط ولا رموزًا ولا ما يكتبه الناس."},
		bind: oneOf(func(s *service) *string { return &s.logLevel }, "info", "debug", "warn", "error"),
	},
	{
		name: "low-disk", sample: "2000",
		says: lang.Words{"megabytes left on the disk below which control and staff are warned", "ما بقي في القرص بالميغابايت ويُنبَّه دونه التحكم وفريق العمل"},
		bind: func(f *pflag.FlagSet, s *service, name, says string) { f.IntVar(&s.lowDisk, name, 500, says) },
	},
}, signOnSettings...)

// word makes a setting of text.
func word(at func(*service) *string, otherwise string) func(*pflag.FlagSet, *service, string, string) {
	return func(f *pflag.FlagSet, s *service, name, says string) { f.StringVar(at(s), name, otherwise, says) }
}

// truth makes a setting that is true or false, and false where it is not set.
func truth(at func(*service) *bool) func(*pflag.FlagSet, *service, string, string) {
	return func(f *pflag.FlagSet, s *service, name, says string) { f.BoolVar(at(s), name, false, says) }
}

// oneOf makes a setting that takes one of a few words, the first where it is not set.
func oneOf(at func(*service) *string, words ...string) func(*pflag.FlagSet, *service, string, string) {
	return func(f *pflag.FlagSet, s *service, name, says string) { choiceFlag(f, at(s), name, words, says) }
}

// variable is what a setting is called in the environment.
func (x setting) variable() string {
	return "TAMRIN_" + strings.ToUpper(strings.ReplaceAll(x.name, "-", "_"))
}

// settings gives a command those of a list that have one of the names, all
// where none is named. They are in s when the command runs.
func (a *app) settings(c *cobra.Command, list []setting, s *service, names ...string) {
	bound := &binding{app: a, list: list, set: map[string]*pflag.Flag{}}
	for _, x := range list {
		if len(names) > 0 && !slices.Contains(names, x.name) {
			continue
		}
		apart := pflag.NewFlagSet("", pflag.ContinueOnError)
		x.bind(apart, s, x.name, a.say(x.says))
		bound.set[x.name] = apart.Lookup(x.name)
		if !x.secret {
			c.Flags().AddFlag(bound.set[x.name])
		}
	}
	c.Flags().StringVar(&bound.file, "config", "", a.say(lang.Words{"file of settings; " + settingsFile + " of this folder where there is one", "ملف الإعدادات؛ وإلا فـ " + settingsFile + " في هذا المجلد إن وُجد"}))
	c.PreRunE = func(*cobra.Command, []string) error { return bound.read() }
}
