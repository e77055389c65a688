package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
)

// mergeCommand reports shards that were played apart.
func mergeCommand(a *app) *cobra.Command {
	var o output
	c := a.command(spec{
		use:     "merge FILE...",
		short:   lang.Words{"Report shards that were played apart, bit for bit as one rehearsal", "عرض أجزاء لُعبت متفرقة، مطابقةً لتجربة واحدة"},
		example: "tamrin rehearse merge 1.json 2.json 3.json 4.json",
		args:    atLeast(1),
		run:     func(_ *cobra.Command, args []string) error { return a.merge(args, &o) },
	})
	o.flags(a, c.Flags())
	return c
}

func (a *app) merge(files []string, o *output) error {
	var shards []*rehearse.Shard
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(file), lang.Words{}, reason(err))
		}
		s, err := rehearse.DecodeShard(b)
		if err != nil {
			return usage(lang.Words{"%s: %s", "%s: %s"}.Format(file, a.say(wordsOf(err))), lang.Words{})
		}
		shards = append(shards, s)
	}
	whole, err := rehearse.Merge(shards)
	if err != nil {
		return asUsage(err)
	}
	return a.writeReport(rehearse.NewReport(whole.Sums, rehearse.Played{Seed: whole.Seed, Runs: int64(whole.Runs)}, a.lang), o)
}

// playShard plays one part of a rehearsal and writes its sums.
func (a *app) playShard(p *engine.Program, r *rehearsal) error {
	i, n, err := shardOf(r.shard)
	if err != nil {
		return err
	}
	part := rehearse.ShardRange(r.runs, i, n)
	f := rehearse.NewFrame(p)
	t, reached, err := play(a, r.workers, part,
		func() *rehearse.Tally { return rehearse.NewTally(p, f, rng.Seed(r.seed)) },
		func(into, from *rehearse.Tally) { into.Sums().Add(from.Sums()) })
	if err != nil {
		return err
	}
	if part.To = reached; part.To == part.From {
		return nothingPlayed()
	}
	b, err := rehearse.NewShard(t.Sums(), r.seed, r.runs, part).Encode()
	if err != nil {
		return err
	}
	if r.out == "" {
		_, err = a.out.Write(b)
		return err
	}
	if err := writeFile(r.out, func(w io.Writer) error { _, err := w.Write(b); return err }); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s\n", a.say(lang.Words{"Runs %d to %d are summed up in %s.", "مجاميع الجولات من %d إلى %d في %s."}.Format(part.From, part.To-1, r.out)))
	return nil
}

// shardOf reads i/n.
func shardOf(text string) (i, n int, err error) {
	first, second, ok := strings.Cut(text, "/")
	i, err1 := strconv.Atoi(first)
	n, err2 := strconv.Atoi(second)
	if !ok || err1 != nil || err2 != nil || i < 1 || n < i || n > 1_000_000 {
		return 0, 0, usage(lang.Words{"%q is no shard", "%q ليس جزءًا"}.Format(text),
			lang.Words{"write which part of how many, such as 1/4", "اكتب أي جزء من كم، مثل 1/4"})
	}
	return i, n, nil
}
