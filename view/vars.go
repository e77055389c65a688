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
	switch {
	case def.Kind == engine.Word:
		v.Word, v.Value, v.Lo, v.Hi = def.Words[value], 0, 0, 0
	case def.Kind == engine.Number && value-def.Lo < int64(len(def.Src.Scale)):
		v.Label = text(def.Src.Scale[value-def.Lo])
	}
	if e.controls() && def.Kind == engine.Word {
		v.Words = def.Words
	}
	return v
}
