package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"E101": {Message: lang.Words{"syntax: %s", "%s"}},
	"E102": {Message: lang.Words{"empty", "empty"}},
	"E104": {Message: lang.Words{"not UTF-8", "not UTF-8"}},
	"E107": {Message: lang.Words{"too long %d %d", "too long %d %d"}},
	"E201": {Message: lang.Words{"unknown %s", "unknown %s"}},
	"E202": {Message: lang.Words{"nothing inside %s %s", "nothing inside %s %s"}},
	"E203": {Message: lang.Words{"unsupported %s", "unsupported %s"}},
	"E301": {Message: lang.Words{"%s", "%s"}},
	"E304": {Message: lang.Words{"%s %s", "%s %s"}},
	"E305": {Message: lang.Words{"%s %s", "%s %s"}},
	"E401": {Message: lang.Words{"%s %s", "%s %s"}},
	"E402": {Message: lang.Words{"duration", "duration"}},
	"E403": {Message: lang.Words{"duration %v", "duration %v"}},
	"E404": {Message: lang.Words{"duration %v", "duration %v"}},
	"E406": {Message: lang.Words{"time", "time"}},
	"E405": {Severity: Warning, Message: lang.Words{"always fails", "always fails"}},
})
