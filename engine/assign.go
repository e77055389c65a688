package engine

import "tamrin/expr"

// assignOp says how an assignment finds the new value.
type assignOp uint8

const (
	opSet  assignOp = iota // to a constant
	opAdd                  // by a constant
	opEval                 // to what code gives
)

// assign is one line of a `sets` block.
type assign struct {
	op   assignOp
	v    int // variable
	arg  int64
	code *expr.Code
}

// assign carries out a `sets` block line by line, each on the state that the
// lines before have left. Numbers are kept within their range. Code that fails
// (a division by zero, an overflow) leaves the variable as it was.
func (w *World) assign(sets []assign, by Cause) {
	for k := range sets {
		a := &sets[k]
		switch a.op {
		case opSet:
			w.setVar(a.v, a.arg, by)
		case opAdd:
			w.setVar(a.v, addWithin(w.state[w.p.Vars[a.v].slot], a.arg), by)
		case opEval:
			if x, ok := a.code.Eval(w.state); ok {
				w.setVar(a.v, x, by)
			}
		}
	}
}

// addWithin adds without running over the ends of int64.
func addWithin(a, b int64) int64 {
	c := a + b
	if b > 0 && c < a {
		return Never
	}
	if b < 0 && c > a {
		return -Never
	}
	return c
}

// setVar stores a value as the flat state holds it, numbers kept in range.
func (w *World) setVar(i int, x int64, by Cause) {
	v := &w.p.Vars[i]
	if v.Kind == Number {
		x = min(max(x, v.Lo), v.Hi)
	}
	was := w.state[v.slot]
	if was == x {
		return
	}
	e := Effect{Kind: VarChanged, Item: i, Party: -1, Cause: by, From: was, Value: x}
	if v.Kind == Word {
		if !v.has(x) {
			return // code gave a word of another list
		}
		e.From, e.Value = v.indexOf(was), v.indexOf(x)
	}
	w.store(v.slot, x)
	w.effects = append(w.effects, e)
}

func (v *Var) has(word int64) bool {
	for _, id := range v.word {
		if id == word {
			return true
		}
	}
	return false
}

// store turns a value as Var tells it into the one that the flat state holds.
func (v *Var) store(value int64) int64 {
	if v.Kind == Word {
		return v.word[value]
	}
	return value
}
