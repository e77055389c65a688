package exercise

import (
	"encoding/hex"
	"strconv"

	"tamrin/engine"
	"tamrin/lang"
)

func (h *handling) clock(c Command) (Event, error) {
	phase := h.Clock.Phase
	switch c := c.(type) {
	case Start:
		if len(h.World.Pending()) > 0 {
			return Event{}, Refuse(Impossible) // what is drawn at STARTEX comes first
		}
		return Event{Kind: Started}, nil
	case Pause:
		if phase != Running {
			return Event{}, Refuse(ClockStands)
		}
		return Event{Kind: WasPaused, World: h.hash()}, nil
	case Interrupt:
		if phase != Running {
			return Event{}, Refuse(ClockStands)
		}
		return Event{Kind: Interrupted, World: h.hash()}, nil
	case Resume:
		if phase != Paused {
			return Event{}, Refuse(ClockStands)
		}
		return Event{Kind: WasResumed}, nil
	case SetSpeed:
		if c.Speed < 1 || c.Speed > MaxSpeed {
			return Event{}, outOfRange("1", strconv.Itoa(MaxSpeed))
		}
		return Event{Kind: SpeedSet, Speed: c.Speed}, nil
	case EndEx:
		return Event{Kind: WasEnded, World: h.hash()}, h.try(engine.Input{Kind: engine.Ended})
	case Reach:
		if phase != Running && !(c.Jumping && phase == Paused) || h.At > h.World.NextDue() {
			return Event{}, Refuse(ClockStands)
		}
		return Event{Kind: TimeReached}, nil
	case Jump:
		return h.jump(c)
	case Land:
		if phase != Running && phase != Paused || h.World.NextDue() <= h.At {
			return Event{}, Refuse(ClockStands)
		}
		return Event{Kind: ClockJumped}, nil
	}
	if phase != Running {
		return Event{}, Refuse(ClockStands)
	}
	return Event{Kind: Noted}, nil
}

// jump judges how far the clock may be moved; it moves when it lands.
func (h *handling) jump(c Jump) (Event, error) {
	now, end := max(h.At, h.World.Now()), h.Program.Length
	if end == engine.Never {
		end = now + MaxJump
	}
	if c.To != NextInject && (c.To < now || c.To > end) {
		return Event{}, outOfRange(lang.Clock(now), lang.Clock(end))
	}
	return Event{Kind: JumpOrdered, To: c.To}, nil
}

// hash is the world's, in hexadecimal: a replay that reaches another has gone
// astray.
func (s *State) hash() string {
	h := s.World.Hash()
	return hex.EncodeToString(h[:])
}

func (h *handling) setVar(c SetVar) (Event, error) {
	i, ok := h.Program.Find(engine.NounVar, c.Var)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	value, err := valueOf(&h.Program.Vars[i], c.Value)
	if err != nil {
		return Event{}, err
	}
	return Event{Kind: VarSet, Var: c.Var, Value: c.Value}, h.try(engine.Input{Kind: engine.VarSet, Item: i, Value: value})
}

// valueOf reads a value as people write it for a variable.
func valueOf(v *engine.Var, text string) (int64, error) {
	switch v.Kind {
	case engine.Number:
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < v.Lo || n > v.Hi {
			return 0, outOfRange(strconv.FormatInt(v.Lo, 10), strconv.FormatInt(v.Hi, 10))
		}
		return n, nil
	case engine.Flag:
		switch text {
		case "false":
			return 0, nil
		case "true":
			return 1, nil
		}
		return 0, outOfRange("false", "true")
	}
	for i, w := range v.Words {
		if w == text {
			return int64(i), nil
		}
	}
	return 0, outOfRange(v.Words[0], v.Words[len(v.Words)-1])
}

func (h *handling) settle(k Kind, chance string, branch int) (Event, error) {
	i, ok := h.Program.Find(engine.NounChance, chance)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	return Event{Kind: k, Chance: chance, Branch: branch}, h.try(engine.Input{Kind: engine.ChanceDrawn, Item: i, Branch: branch})
}
