package view

import "tamrin/engine"

// vars lists the state that the viewer may see.
func (e eye) vars() []Var {
	list := []Var{}
	for i := range e.Program.Vars {
		if e.watches(i) {
			list = append(list, e.variable(i))
		}
	}
	return list
}

var kinds = [...]string{engine.Number: "number", engine.Word: "word", engine.Flag: "flag"}

func (e eye) variable(i int) Var {
	def, value := &e.Program.Vars[i], e.World.Var(i)
	v := Var{ID: def.ID, Title: titled(def.Src.Title, def.ID), Kind: kinds[def.Kind], Value: value, Lo: def.Lo, Hi: def.Hi}
	if place := value - def.Lo; place < int64(len(def.Src.Scale)) {
		v.Label = text(def.Src.Scale[place])
	}
	if def.Kind == engine.Word {
		v.Word, v.Value, v.Lo, v.Hi = def.Words[value], 0, 0, 0
	}
	if e.controls() && def.Kind == engine.Word {
		v.Words = def.Words
	}
	if e.traces() {
		v.History = e.history(i)
	}
	return v
}
