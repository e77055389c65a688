package engine_test

import (
	"fmt"
	"testing"

	"tamrin/engine"
)

// plain is a scenario of before there were joint texts, which opens a
// consultation.
const plain = `
tamrin: 1
id: plain
title: Plain
clock: {start: 2023-01-31T09:00:00+09:00, length: 60m}
parties: {us: {title: US}, rok: {title: ROK}, un: {title: UN}}
alliances: {us_rok: {title: Alliance, members: [us, rok], partners: [un], rule: one_for_all}}
cells: {washington: {title: Washington, plays: [us]}, seoul: {title: Seoul, plays: [rok]}}
commitments: {mdt: {title: MDT, from: us, to: rok}}
decisions: {d: {title: D, by: us, opens: {at: 2m}, closes: 9m, default: a, options: {a: {title: A, strains: [mdt]}, b: {title: B}}}}
injects: {launch: {title: Launch, text: L, to: [seoul], at: 5m, challenges: rok}}
`

// TestOlderLogsKeepTheirHash holds a world in which nothing was negotiated to the
// hash that it had before there was any of it.
func TestOlderLogsKeepTheirHash(t *testing.T) {
	w := mustCompile(t, plain).NewWorld()
	for _, c := range []struct {
		at   int64
		want string
	}{
		{6 * 60_000, "976d3587e0a1b8a0"},
		{30 * 60_000, "db953f90a8d4e6b5"},
	} {
		for w.Now() < c.at {
			if _, err := w.Step(engine.Input{At: min(c.at, max(w.NextDue(), w.Now()))}); err != nil {
				t.Fatal(err)
			}
		}
		if h := w.Hash(); fmt.Sprintf("%x", h[:8]) != c.want {
			t.Errorf("at %d the hash begins with %x, and began with %s", c.at, h[:8], c.want)
		}
	}
}

// TestHashKnowsWhatWasNegotiated takes one world on in many ways, each of which
// must show in its hash.
func TestHashKnowsWhatWasNegotiated(t *testing.T) {
	p := mustCompile(t, plain)
	start, at := p.NewWorld(), int64(6*60_000)
	for start.Now() < at {
		if _, err := start.Step(engine.Input{At: min(at, max(start.NextDue(), start.Now()))}); err != nil {
			t.Fatal(err)
		}
	}
	said := func(s engine.Said) engine.Input { return engine.Input{Kind: engine.StatementMade, Said: &s} }
	revise := engine.Input{Kind: engine.TextChanged, Value: 1}
	invite := engine.Input{Kind: engine.PartnerInvited, Party: 2}
	consent := engine.Input{Kind: engine.Consented, Party: 1, Value: 1}
	seen := map[[32]byte]int{start.Hash(): -1}
	for i, course := range [][]engine.Input{
		{revise}, {{Kind: engine.TextChanged, Value: 2}}, {revise, revise}, {revise, consent},
		{revise, {Kind: engine.Consented, Party: 0, Value: 1}}, {revise, consent, {Kind: engine.Consented, Party: 0, Value: 1}},
		{invite}, {invite, {Kind: engine.PartnerRefused, Party: 2}}, {{Kind: engine.PartyWithdrawn, Party: 0}}, {{Kind: engine.PartyWithdrawn, Party: 1}},
		{{Kind: engine.ConsultationEnded}}, {{Kind: engine.ConsultationEnded}, {Kind: engine.ConsultationCalled}},
		{said(engine.Said{By: 1})}, {said(engine.Said{By: 1, Digest: 1})}, {said(engine.Said{By: 2})}, {said(engine.Said{By: 1, Public: true})},
		{said(engine.Said{By: 1}), said(engine.Said{By: 2})}, {said(engine.Said{By: 2}), said(engine.Said{By: 1})},
		{said(engine.Said{By: 1, Postures: []engine.Declared{{Posture: engine.Qualified}}})},
	} {
		w := p.NewWorld()
		w.CopyFrom(start)
		for _, in := range course {
			in.At = at
			if _, err := w.Step(in); err != nil {
				t.Fatalf("course %d: %v", i, err)
			}
		}
		copied := p.NewWorld()
		copied.CopyFrom(w)
		if copied.Hash() != w.Hash() {
			t.Errorf("course %d: a copy has another hash", i)
		}
		if k, twice := seen[w.Hash()]; twice {
			t.Errorf("courses %d and %d have the same hash", k, i)
		}
		seen[w.Hash()] = i
	}
}
