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
	if i < len(w.p.hot) && w.p.hot[i].flags&hasIf != 0 && !w.p.Injects[i].ifCode.Holds(w.state) {
		w.forget(i)
		s.status = Dropped
		w.effect(InjectDropped, i).Cause = cause
		return
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
	e := w.effect(InjectDelivered, i)
	e.N, e.Cause, e.Cells = 1, cause, w.recipients(i)
	if i >= len(w.p.hot) {
		return // written on the spot: it has no consequences of its own
	}
	hot := &w.p.hot[i]
	w.store(int(hot.slot), 1)
	if hot.flags&hasEffects != 0 {
		w.deliverEffects(i)
	}
	if hot.flags&hasBurst != 0 {
		w.setTimer(w.later(w.p.Injects[i].BurstEvery), burstDue, i)
	}
	if hot.flags&hasAfter != 0 {
		w.follow(w.p.Injects[i].after, Cause{ByInject, i})
	}
}

// deliverEffects carries out what an inject changes.
func (w *World) deliverEffects(i int) {
	in, by := &w.p.Injects[i], Cause{ByInject, i}
	w.assign(in.sets, by)
	w.touchCommitments(in.marks, by)
	w.jump(i)
	if in.challenges >= 0 {
		w.challenge(in.challenges, by)
	}
	for _, a := range in.convenes {
		if !w.consults[a].Open {
			w.openConsultation(a, -1, by)
		}
	}
}

// deliverAgain brings the next of a burst.
func (w *World) deliverAgain(i int) {
	in, s := &w.p.Injects[i], &w.injects[i]
	s.count++
	e := w.effect(InjectDelivered, i)
	e.N, e.Cells = int(s.count), w.recipients(i)
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
	w.effect(TimeJumped, i).Value = w.ScenarioTime()
}

// recipients returns the cells that inject i goes to.
func (w *World) recipients(i int) uint64 {
	if s := &w.injects[i]; s.edited {
		return w.ads[s.ad].Cells
	}
	return w.p.hot[i].cells
}

func (w *World) public(i int) bool {
	if s := &w.injects[i]; s.edited {
		return w.ads[s.ad].Public
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
	if !s.edited {
		s.edited, s.ad = true, int32(len(w.ads))
		w.ads = append(w.ads, Ad{})
	}
	w.ads[s.ad] = *ad
	if ad.At == s.at {
		return
	}
	w.plan(i, ad.At)
	if ad.At == Never && s.status == Planned {
		s.status = Conditional
	}
}
