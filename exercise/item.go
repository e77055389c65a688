package exercise

import (
	"strconv"
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
