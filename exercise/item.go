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

	statementItem  = "statement/"
	commitmentItem = "commitment/"
	publicItem     = "public/"
	roomItem       = "room/"
)

// InjectItem names an inject.
func InjectItem(id string) string { return injectItem + id }

// DecisionItem names a decision.
func DecisionItem(id string) string { return decisionItem + id }

// MessageItem names the n-th message of the exercise, from 1.
func MessageItem(n int) string { return messageItem + strconv.Itoa(n) }

// RequestItem names the n-th request for information, from 1.
func RequestItem(n int) string { return requestItem + strconv.Itoa(n) }

// StatementItem names the n-th statement of the exercise, from 1.
func StatementItem(n int) string { return statementItem + strconv.Itoa(n) }

// CommitmentItem names a commitment.
func CommitmentItem(id string) string { return commitmentItem + id }

// RoomItem names the n-th consultation of the exercise, from 1.
func RoomItem(n int) string { return roomItem + strconv.Itoa(n) }

// PublicItem names the n-th decision that made something public, from 1, for
// those who know nothing else of it.
func PublicItem(n int) string { return publicItem + strconv.Itoa(n) }

// Noun says what a name of an item leads to.
type Noun uint8

// The nouns that Item knows.
const (
	AnInject Noun = iota
	ADecision
	AMessage
	ARequest
	AStatement
	ACommitment
	ARoom
)

// Item finds what a name leads to, and which in order; false where there is no
// such thing.
func (s *State) Item(name string) (kind Noun, i int, ok bool) {
	before, id, _ := strings.Cut(name, "/")
	switch before + "/" {
	case injectItem:
		i, ok = s.Inject(id)
		return AnInject, i, ok
	case decisionItem:
		i, ok = s.Program.Find(engine.NounDecision, id)
		return ADecision, i, ok
	case messageItem:
		i, ok = number(id, len(s.Messages))
		return AMessage, i - 1, ok
	case requestItem:
		i, ok = number(id, len(s.Requests))
		return ARequest, i - 1, ok
	case statementItem:
		i, ok = number(id, len(s.Statements))
		return AStatement, i - 1, ok
	case roomItem:
		i, ok = number(id, len(s.Rooms))
		return ARoom, i - 1, ok
	case commitmentItem:
		i, ok = s.Program.Find(engine.NounCommitment, id)
		return ACommitment, i, ok
	}
	return 0, 0, false
}

// number reads a number from 1 to last, in its one spelling.
func number(s string, last int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 1 && n <= last && strconv.Itoa(n) == s
}
