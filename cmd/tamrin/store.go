package main

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"tamrin/lang"
	"tamrin/store"
	"tamrin/store/postgres"
	"tamrin/store/sqlite"
)

// storeFlag is what --store means, for every command that has it.
var storeFlag = lang.Words{"where the log is kept: a folder, or postgres://… for a PostgreSQL database",
	"موضع حفظ السجل: مجلد، أو postgres://… لقاعدة بيانات PostgreSQL"}

// openStore opens the log at a place that --store may name.
func openStore(ctx context.Context, where string) (store.Log, error) {
	if postgres.Is(where) {
		log, err := postgres.Open(ctx, where)
		if err != nil {
			return nil, unopened(where, err)
		}
		return log, nil
	}
	if scheme, _, is := strings.Cut(where, "://"); is {
		return nil, usage(lang.Words{"no log can be kept at %s://", "لا يُحفظ سجل في %s://"}.Format(scheme),
			lang.Words{"--store takes a folder, or an address that begins with postgres://", "يقبل --store مجلدًا أو عنوانًا يبدأ بـ postgres://"})
	}
	log, err := sqlite.Open(where)
	if err != nil {
		return nil, unopened(where, err)
	}
	return log, nil
}

// unopened says why a log could not be opened.
func unopened(where string, err error) error {
	what := lang.Words{"the log at %s cannot be opened", "تعذّر فتح السجل في %s"}.Format(withoutPassword(where))
	var p *store.Problem
	if !errors.As(err, &p) {
		return failure(what, lang.Words{}, reason(err))
	}
	if p.Cause == nil {
		return failure(what, lang.Words{}, p.Say)
	}
	return failure(what, reason(p.Cause), p.Say)
}

// withoutPassword is a place as it may be shown.
func withoutPassword(where string) string {
	if !postgres.Is(where) {
		return where
	}
	u, err := url.Parse(where)
	if err != nil {
		return "postgres://…"
	}
	return u.Redacted()
}
