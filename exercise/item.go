package exercise

import (
	"strconv"
	"strings"

	"tamrin/engine"
)

// Things of the timeline have names of one form, for claims, observations and
// links: inject/launch, decision/reply, message/12, request/3. Messages and
// requests count from 1 through the whole exercise there, so such names are for
// those who oversee it.
const (
	injectItem   = "inject/"
	decisionItem = "decision/"
	messageItem  = "message/"
	requestItem  = "request/"
)

// InjectItem names an inject.
func InjectItem(id string) string { return injectItem + id }

// DecisionItem names a decision.
func DecisionItem(id string) string { return decisionItem + id }

// MessageItem names the n-th message of the exercise, from 1.
func MessageItem(n int) string { return messageItem + strconv.Itoa(n) }

// RequestItem names the n-th request for information, from 1.
func RequestItem(n int) string { return requestItem + strconv.Itoa(n) }

// thing is what a name of an item leads to.
type thing struct {
	closed bool // nothing is left for a controller to do about it
}

// item finds what a name leads to; false where there is no such thing.
func (s *State) item(name string) (thing, bool) {
	kind, id, _ := strings.Cut(name, "/")
	switch kind + "/" {
	case injectItem:
		_, ok := s.Inject(id)
		return thing{}, ok
	case decisionItem:
		_, ok := s.Program.Find(engine.NounDecision, id)
		return thing{}, ok
	case messageItem:
		_, ok := number(id, len(s.Messages))
		return thing{}, ok
	case requestItem:
		n, ok := number(id, len(s.Requests))
		return thing{closed: ok && s.Requests[n-1].Closed}, ok
	}
	return thing{}, false
}

// number reads a number from 1 to last, in its one spelling.
func number(s string, last int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= last && strconv.Itoa(n) == s
}
