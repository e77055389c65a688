package drill

import (
	"math"
	"time"
)

// Need is one thing that an installation may run short of.
type Need string

// The things that an installation may run short of.
const (
	Files     Need = "files"     // open files, one a connection
	Memory    Need = "memory"    // of the machine
	Promptly  Need = "promptly"  // an inject on 99 of 100 screens within Prompt
	Processor Need = "processor" // for people who write as they did in the drill
)

// Prompt is how soon an inject must be on 99 of 100 screens for people in one
// room to feel that it reached them together.
const Prompt = time.Second

// Outlook is what an installation will hold as far as one need goes: an
// estimate, in proportion to what was measured.
type Outlook struct {
	Need  Need
	Seats int
}

// Machine is what the server runs on.
type Machine struct {
	Processors int
	Files      int64 // that a process may have open; 0 for any number
	Free       int64 // memory, bytes, with the drill's own server running; 0 where unknown
}

// spareFiles is what a server has open beside people's streams.
const spareFiles = 200

// connections is how many a browser has: its stream, and for two minutes after
// each page and form another.
const connections = 2

// full is how much of the processors may be in use before people notice.
const full = 0.8

// Outlook tells what gives way as more people come, the first first.
func (r *Result) Outlook(m Machine) (list []Outlook) {
	add := func(n Need, seats float64) {
		o := Outlook{n, int(math.Min(seats, 1e7))}
		at := 0
		for at < len(list) && list[at].Seats <= o.Seats {
			at++
		}
		list = append(list[:at], append([]Outlook{o}, list[at:]...)...)
	}
	if m.Files > 0 {
		add(Files, math.Max(0, float64(m.Files-spareFiles)/connections))
	}
	if each := r.Each(); each > 0 && m.Free > 0 {
		add(Memory, float64(r.Seats)+float64(m.Free)*full/float64(each))
	}
	if p99 := r.slowest(); p99 > 0 {
		add(Promptly, float64(r.Seats)*float64(Prompt)/float64(p99))
	}
	if used := r.Processors(); used > 0 && r.Talk.Written > 0 {
		add(Processor, float64(r.Seats)*float64(m.Processors)*full/used)
	}
	return list
}

// Each is the server's memory for each seat, in bytes; 0 where unknown.
func (r *Result) Each() int64 {
	return max(0, r.Seated.Memory-r.Idle.Memory) / int64(max(r.Seats, 1))
}

// Processors is how many processors the server kept busy while things were
// measured.
func (r *Result) Processors() float64 {
	if r.Measured <= 0 {
		return 0
	}
	return float64(r.Busy.CPU-r.Seated.CPU) / float64(r.Measured)
}

// slowest is the p99 of the inject that took longest.
func (r *Result) slowest() (d time.Duration) {
	for _, x := range r.Injects {
		d = max(d, x.P99)
	}
	return d
}

// Good reports whether every screen shows what it must, once, and nothing else.
func (r *Result) Good() bool {
	return r.Verdict.Lost == 0 && r.Verdict.Doubled == 0 && r.Verdict.Strayed == 0
}
