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
	op     assignOp
	number bool  // the variable is a number, kept from lo to hi
	v      int32 // variable
	slot   int32
	arg    int64
	lo, hi int64
	code   *expr.Code
}

// assign carries out a `sets` block line by line, each on the state that the
// lines before have left. Numbers are kept within their range. Code that fails
// (a division by zero, an overflow) leaves the variable as it was.
func (w *World) assign(sets []assign, by Cause) {
	for k := range sets {
		a := &sets[k]
		was := w.state[a.slot]
		x := a.arg
		switch a.op {
		case opAdd:
			x = addWithin(was, a.arg)
		case opEval:
			var ok bool
			if x, ok = a.code.Eval(w.state); !ok {
				continue
			}
		}
		if !a.number {
			w.setVar(int(a.v), x, by)
			continue
		}
		if x = min(max(x, a.lo), a.hi); x != was {
			w.store(int(a.slot), x)
			e := w.effect(VarChanged, int(a.v))
			e.Cause, e.From, e.Value = by, was, x
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
	if v.Kind == Word && !v.has(x) {
		return // code gave a word of another list
	}
	w.store(v.slot, x)
	e := w.effect(VarChanged, i)
	e.Cause, e.From, e.Value = by, was, x
	if v.Kind == Word {
		e.From, e.Value = v.indexOf(was), v.indexOf(x)
	}
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
