package view

import (
	"tamrin/exercise"
	"tamrin/scenario"
)

// evaluation is what those who oversee the exercise see of what it is held for.
func (e eye) evaluation() *Evaluation {
	sums := e.sums()
	v := &Evaluation{Objectives: []Objective{}, Observations: []Observation{}, Timeline: e.timeline(sums), Contradictions: e.contradictions()}
	for i := range e.Program.Objectives {
		v.Objectives = append(v.Objectives, e.objective(i, sums))
	}
	for i := range e.Observations {
		v.Observations = append(v.Observations, e.observation(&e.Observations[i]))
	}
	return v
}

// tally counts the observations of one thing.
type tally struct {
	count int
	rated Ratings
}

func (t *tally) add(o tally) {
	t.count += o.count
	t.rated.P += o.rated.P
	t.rated.S += o.rated.S
	t.rated.M += o.rated.M
	t.rated.U += o.rated.U
}

// sums counts what stands of the observations, by task or objective and by item
// of the timeline; their names never meet.
func (e eye) sums() map[string]tally {
	sums := map[string]tally{}
	for i := range e.Observations {
		o := &e.Observations[i]
		if o.Withdrawn {
			continue
		}
		now, one := o.Now(), tally{count: 1}
		switch now.Rating {
		case "P":
			one.rated.P = 1
		case "S":
			one.rated.S = 1
		case "M":
			one.rated.M = 1
		case "U":
			one.rated.U = 1
		}
		for _, name := range []string{now.Task, now.About} {
			if name != "" {
				t := sums[name]
				t.add(one)
				sums[name] = t
			}
		}
	}
	return sums
}

// objective lays out an objective with its targets and tasks.
func (e eye) objective(i int, sums map[string]tally) Objective {
	def := &e.Program.Objectives[i]
	o := Objective{ID: def.ID, Title: titled(def.Src.Title, def.ID), Capability: text(def.Src.Capability), Targets: []Target{}, Tasks: []Task{}}
	all := sums[def.ID]
	at := map[string]int{}
	for k := range def.Src.Targets {
		t := &def.Src.Targets[k]
		at[t.ID] = k
		o.Targets = append(o.Targets, Target{ID: t.ID, Text: titled(t.Text, t.ID), Tasks: []Task{}})
	}
	for _, k := range def.Tasks {
		src := &e.Program.Tasks[k]
		sum := sums[src.ID]
		all.add(sum)
		task := Task{ID: src.ID, Title: titled(src.Src.Title, src.ID), Count: sum.count, Rated: sum.rated}
		if t, ok := at[src.Src.Target.ID]; ok {
			o.Targets[t].Tasks = append(o.Targets[t].Tasks, task)
		} else {
			o.Tasks = append(o.Tasks, task)
		}
	}
	o.Count, o.Rated = all.count, all.rated
	return o
}

func (e eye) observation(o *exercise.Observation) Observation {
	now := o.Now()
	shown := Observation{ID: o.ID, Text: now.Text, Rating: now.Rating, Task: now.Task, About: now.About, AboutText: e.called(now.About),
		At: now.At, Seat: o.By.Seat, Name: o.By.Name, Mark: now.Mark, Recorded: now.Wall, Withdrawn: o.Withdrawn, Files: now.Files}
	for _, v := range o.Versions[:len(o.Versions)-1] {
		shown.Earlier = append(shown.Earlier, Sight{Text: v.Text, Rating: v.Rating, Task: v.Task, At: v.At, Recorded: v.Wall, Files: v.Files})
	}
	return shown
}

// aims lists the names of objectives and tasks.
func aims(refs []scenario.Ref) (ids []string) {
	for _, r := range refs {
		ids = append(ids, r.ID)
	}
	return ids
}
