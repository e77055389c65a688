package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"

	"tamrin/lang"
)

// readSettings reads the settings of a list as a command with these arguments
// would, in an environment and with a file of settings.
func readSettings(t *testing.T, list []setting, args []string, env map[string]string, file string) (service, string, error) {
	t.Helper()
	var said bytes.Buffer
	a := &app{surroundings: surroundings{out: &said, err: &said, env: func(name string) string { return env[name] }}, lang: lang.En}
	for name, value := range env {
		a.environ = append(a.environ, name+"="+value)
	}
	slices.Sort(a.environ)
	name := filepath.Join(t.TempDir(), "tamrin.yaml")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	var s service
	c := a.command(spec{use: "serve", run: nil})
	a.settings(c, list, &s)
	if err := c.ParseFlags(append(args, "--config", name)); err != nil {
		return s, said.String(), err
	}
	err := c.PreRunE(c, nil)
	return s, strings.ReplaceAll(said.String(), name, "tamrin.yaml"), err
}

func TestSettingsAFlagBeatsTheEnvironmentAndThatTheFile(t *testing.T) {
	file := "addr: ':1'\nurl: http://file\nstore: file\n"
	env := map[string]string{"TAMRIN_ADDR": ":2", "TAMRIN_URL": "http://environment", "TAMRIN_STORE": ""}
	got, said, err := readSettings(t, settings, []string{"--addr", ":3"}, env, file)
	if err != nil || said != "" {
		t.Fatalf("%v\n%s", err, said)
	}
	if got.folder != "tamrin-data" || got.store != "file" || got.addr != ":3" || got.url != "http://environment" {
		t.Errorf("settings are %+v", got)
	}
}

func TestSettingsThatAreSecretHaveNoFlagAndAreNotShown(t *testing.T) {
	list := append(slices.Clip(settings), setting{name: "hush-hush", secret: true, says: lang.Words{"a secret", "سر"},
		bind: func(f *pflag.FlagSet, s *service, name, says string) { f.BoolVar(&s.proxied, name, false, says) }})
	if _, _, err := readSettings(t, list, []string{"--hush-hush"}, nil, ""); err == nil {
		t.Error("a secret is taken from a flag")
	}
	if s, _, err := readSettings(t, list, nil, map[string]string{"TAMRIN_HUSH_HUSH": "true"}, ""); err != nil || !s.proxied {
		t.Errorf("the environment does not set it: %v", err)
	}
	_, said, err := readSettings(t, list, nil, nil, "hush-hush: swordfish\n")
	if err == nil || !strings.Contains(said, "O104") || strings.Contains(said, "swordfish") {
		t.Errorf("%v\n%s", err, said)
	}
	if _, said, err = readSettings(t, list, nil, map[string]string{"TAMRIN_HUSH_HUSH": "swordfish"}, ""); err == nil || strings.Contains(said+err.Error(), "swordfish") {
		t.Errorf("%v\n%s", err, said)
	}
}

func TestSettingsAlmostNamedInTheEnvironmentAreTold(t *testing.T) {
	_, said, err := readSettings(t, settings, nil, map[string]string{"TAMRIN_ADRR": ":1", "TAMRIN_SERVICE_HOST": "10.0.0.1"}, "")
	if err != nil || !strings.Contains(said, "TAMRIN_ADRR in the environment is no setting: did you mean") || strings.Contains(said, "SERVICE_HOST") {
		t.Errorf("%v\n%s", err, said)
	}
}

// TestSettingsAreInTheDocs writes docs/configuration.md from the table.
func TestSettingsAreInTheDocs(t *testing.T) {
	for tag, file := range map[lang.Tag]string{lang.En: "../../docs/configuration.md", lang.Ar: "../../docs/configuration.ar.md"} {
		want := settingsPage(tag)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(got), want); diff != "" {
			t.Errorf("%s is not what the table says; run go test ./cmd/tamrin -run Settings -update (-is +should be):\n%s", file, diff)
		}
	}
	if _, said, err := readSettings(t, settings, nil, nil, sampleSettings()); err != nil || said != "" {
		t.Errorf("the sample file has problems: %v\n%s", err, said)
	}
}

// sampleSettings is a file in which everything is set.
func sampleSettings() string {
	var b strings.Builder
	for _, x := range settings {
		value := x.sample
		if strings.HasPrefix(value, ":") {
			value = `"` + value + `"`
		}
		fmt.Fprintf(&b, "%s: %s\n", x.name, value)
	}
	return b.String()
}

func settingsPage(tag lang.Tag) string {
	say := func(en, ar string) string { return lang.Words{en, ar}.In(tag) }
	var b strings.Builder
	open, end := "", ""
	if tag == lang.Ar {
		open, end = "<div dir=\"rtl\">\n\n", "\n</div>\n"
	}
	b.WriteString(open + say("# Configuration\n\n*This page in Arabic: [configuration.ar.md](configuration.ar.md).*\n\n", "# الإعدادات\n\n*هذه الصفحة بالإنجليزية: [configuration.md](configuration.md).*\n\n"))
	b.WriteString(say(
		"Everything about `tamrin serve` can be set in three ways. The first that says something holds:\n\n1. a flag on the command line: `--addr :8080`\n2. a variable of the environment: `TAMRIN_ADDR=:8080`\n3. a key in a file: `addr: \":8080\"`\n\nThe file is the one that `--config` or `TAMRIN_CONFIG` names, else `tamrin.yaml` in the folder in which Tamrin is called. A key that is\nno setting is told with its line, and the server does not start. Commands that work on what a server keeps (`archive`, `backup`, …) read\n`data` and `store` in the same three ways. An empty variable sets nothing.\n\n",
		"يُضبط كل ما يخص `tamrin serve` بثلاث طرق، ويُعمل بأولها ذكرًا:\n\n1. خيار في سطر الأوامر: ‏`--addr :8080`\n2. متغير من متغيرات البيئة: ‏`TAMRIN_ADDR=:8080`\n3. مفتاح في ملف: ‏`addr: \":8080\"`\n\nوالملف هو ما يسمّيه `--config` أو `TAMRIN_CONFIG`، وإلا فـ `tamrin.yaml` في المجلد الذي يُستدعى فيه «تمرين». والمفتاح الذي ليس إعدادًا يُذكر بسطره\nولا يبدأ الخادم. والأوامر التي تعمل على ما يحفظه الخادم (`archive` و`backup` وغيرهما) تقرأ `data` و`store` بالطرق الثلاث نفسها. والمتغير\nالفارغ لا يضبط شيئًا.\n\n"))
	b.WriteString(say("| key, and flag | variable | if not set | what it sets |\n", "| المفتاح والخيار | المتغير | إن لم يُضبط | ما يضبطه |\n") + "| --- | --- | --- | --- |\n")
	for _, x := range settings {
		var s service
		f := pflag.NewFlagSet("", pflag.ContinueOnError)
		x.bind(f, &s, x.name, "")
		flag, otherwise := "`--"+x.name+"`", f.Lookup(x.name).DefValue
		if x.secret {
			flag = say("no flag", "بلا خيار")
		}
		if otherwise != "" {
			otherwise = "`" + otherwise + "`"
		}
		fmt.Fprintf(&b, "| `%s`%s%s | `%s` | %s | %s |\n", x.name, say(", ", "، "), flag, x.variable(), otherwise, cell(x, tag))
	}
	b.WriteString(say("\nA file with everything in it:\n\n", "\nملف فيه كل شيء:\n\n") + end)
	if tag == lang.Ar {
		b.WriteString("\n")
	}
	b.WriteString("```yaml\n" + sampleSettings() + "```\n\n" + open)
	b.WriteString(say("Settings without a flag are secrets: others on the machine could read a command line. Keep a file that holds one to the server's user\n(`chmod 600`).\n\nThis page is written by a test from the table in `cmd/tamrin/settings.go`.\n",
		"ما ليس له خيار فهو سر: إذ يستطيع غيرك على الجهاز قراءة سطر الأوامر. فاقصر قراءة ملف فيه سر على مستخدم الخادم\n(`chmod 600`).\n\nهذه الصفحة يكتبها اختبار من الجدول الذي في `cmd/tamrin/settings.go`.\n") + end)
	return b.String()
}

// cell is what the table of settings says of one.
func cell(x setting, tag lang.Tag) string {
	says := []rune(x.says.In(tag))
	text := strings.TrimSuffix(strings.ToUpper(string(says[:1]))+string(says[1:]), "…") + "."
	text = strings.Replace(text, "//.", "//….", 1)
	if !x.more.Zero() {
		text += " " + x.more.In(tag)
	}
	return text
}
