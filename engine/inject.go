package engine

// schedule makes an inject due after delay, at once where it is 0.
func (w *World) schedule(i int, delay int64, cause Cause) {
	if delay == 0 {
		w.queue = append(w.queue, task{follower{item: i}, cause})
		return
	}
	s := &w.injects[i]
	if s.status == Planned || s.status == Conditional {
		w.plan(i, w.later(delay))
	}
}

// plan gives an inject a new time, in place of the one it had.
func (w *World) plan(i int, at int64) {
	s := &w.injects[i]
	if s.at != Never {
		w.dropTimer(s.at, injectDue, i)
	}
	s.at = at
	if s.status == Conditional {
		s.status = Planned
	}
	if at != Never {
		w.setTimer(at, injectDue, i)
	}
}

// due delivers an inject whose time has come, unless control keeps it back,
// left it out, or its own `if` fails.
func (w *World) due(i int, cause Cause) {
	s := &w.injects[i]
	switch s.status {
	case Held:
		s.due = true
		return
	case Skipped, Dropped, Delivered:
		return
	}
	if i < len(w.p.Injects) {
		if c := w.p.Injects[i].ifCode; c != nil && !c.Holds(w.state) {
			w.forget(i)
			s.status = Dropped
			w.effects = append(w.effects, Effect{Kind: InjectDropped, Item: i, Party: -1, Cause: cause})
			return
		}
	}
	w.deliver(i, cause)
}

// forget takes back an inject's own timer.
func (w *World) forget(i int) {
	if s := &w.injects[i]; s.at != Never && s.at > w.now {
		w.dropTimer(s.at, injectDue, i)
	}
}

// deliver brings an inject to its cells, with all that it sets off.
func (w *World) deliver(i int, cause Cause) {
	w.forget(i)
	s := &w.injects[i]
	s.status, s.deliveredAt, s.count = Delivered, w.now, 1
	w.effects = append(w.effects, Effect{Kind: InjectDelivered, Item: i, Party: -1, N: 1, Cause: cause, Cells: w.recipients(i)})
	if i >= len(w.p.Injects) {
		return // written on the spot: it has no consequences of its own
	}
	in := &w.p.Injects[i]
	if in.BurstCount > 1 {
		w.setTimer(w.later(in.BurstEvery), burstDue, i)
	}
	w.store(in.slot, 1)
	by := Cause{ByInject, i}
	w.assign(in.sets, by)
	w.touchCommitments(in.marks, by)
	w.jump(i)
	if in.challenges >= 0 {
		w.challenge(in.challenges, by)
	}
	w.follow(in.after, by)
}

// deliverAgain brings the next of a burst.
func (w *World) deliverAgain(i int) {
	in, s := &w.p.Injects[i], &w.injects[i]
	s.count++
	w.effects = append(w.effects, Effect{Kind: InjectDelivered, Item: i, Party: -1, N: int(s.count), Cells: w.recipients(i)})
	if int(s.count) < in.BurstCount {
		w.setTimer(w.later(in.BurstEvery), burstDue, i)
	}
}

// jump moves scenario time forward; a jump to the past leaves it.
func (w *World) jump(i int) {
	in := &w.p.Injects[i]
	switch in.jumps {
	case noJump:
		return
	case jumpForward:
		w.shift += in.jumpBy
	case jumpToInstant:
		w.shift += max(0, in.jumpTo-w.ScenarioTime())
	}
	w.effects = append(w.effects, Effect{Kind: TimeJumped, Item: i, Party: -1, Value: w.ScenarioTime()})
}

// recipients returns the cells that inject i goes to.
func (w *World) recipients(i int) uint64 {
	if s := &w.injects[i]; s.edited {
		return s.cells
	}
	return w.p.Injects[i].Cells
}

func (w *World) public(i int) bool {
	if s := &w.injects[i]; s.edited {
		return s.public
	}
	return w.p.Injects[i].Public
}

// hold keeps an inject back until released.
func (w *World) hold(i int) {
	w.injects[i].status = Held
}

// release puts a held inject back to its plan; one that came due meanwhile is
// delivered at once.
func (w *World) release(i int) {
	s := &w.injects[i]
	s.status = Conditional
	if s.at != Never {
		s.status = Planned
	}
	if s.due {
		s.due = false
		w.schedule(i, 0, Cause{Kind: ByControl})
	}
}

// skip leaves an inject out for good.
func (w *World) skip(i int) {
	w.forget(i)
	w.injects[i].status = Skipped
}

// add takes in an inject that control wrote on the spot.
func (w *World) add(ad *Ad) {
	w.injects = append(w.injects, injectState{at: Never, deliveredAt: Never, status: Conditional})
	w.edit(len(w.injects)-1, ad)
}

// edit changes an inject before its delivery. A held one stays held.
func (w *World) edit(i int, ad *Ad) {
	s := &w.injects[i]
	s.edited, s.public, s.cells, s.digest = true, ad.Public, ad.Cells, ad.Digest
	if ad.At == s.at {
		return
	}
	w.plan(i, ad.At)
	if ad.At == Never && s.status == Planned {
		s.status = Conditional
	}
}
