package rehearse

import "tamrin/lang"

// Problem is why something could not be done, in every language of the
// interface.
type Problem struct{ Words lang.Words }

// Error tells the problem in English.
func (p *Problem) Error() string { return p.Words.En }

func problem(w lang.Words, args ...any) error { return &Problem{w.Format(args...)} }
