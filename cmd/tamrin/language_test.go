package main

import (
	"testing"

	"tamrin/lang"
)

func TestLanguageComesFromTheFlagThenTheLocale(t *testing.T) {
	for _, c := range []struct {
		args []string
		env  map[string]string
		want lang.Tag
	}{
		{nil, nil, lang.En},
		{nil, map[string]string{"LANG": "ar_EG.UTF-8"}, lang.Ar},
		{nil, map[string]string{"LANG": "ar"}, lang.Ar},
		{nil, map[string]string{"LANG": "arn_CL"}, lang.En},
		{nil, map[string]string{"LANG": "ar_EG", "LC_MESSAGES": "en_GB"}, lang.En},
		{nil, map[string]string{"LC_ALL": "ar_SA", "LC_MESSAGES": "en_GB"}, lang.Ar},
		{nil, map[string]string{"LC_ALL": "", "LANG": "ar_SA"}, lang.Ar},
		{[]string{"check", "--lang", "en", "x"}, map[string]string{"LANG": "ar"}, lang.En},
		{[]string{"--lang=ar", "check", "x"}, nil, lang.Ar},
		{[]string{"check", "--", "--lang", "ar"}, nil, lang.En},
	} {
		got, err := language(c.args, func(name string) string { return c.env[name] })
		if got != c.want || err != nil {
			t.Errorf("language(%q, %v) = %q, %v; want %q", c.args, c.env, got, err, c.want)
		}
	}
}

func TestLanguageRefusesOneThatIsNotSpoken(t *testing.T) {
	if _, err := language([]string{"--lang", "fr"}, func(string) string { return "" }); err == nil {
		t.Error("French is taken")
	}
}
