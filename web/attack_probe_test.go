package web

import (
	"bytes"
	"mime/multipart"
	"net/url"

	"tamrin/review/report"
)

// probe is how a route is asked so that who may do it is done it.
type probe struct {
	fill  map[string]string // what stands in the address instead of the usual
	query string
	form  url.Values
	over  bool // after ENDEX
	file  func(a *attacked) []byte
}

// manyParts are the forms with a file, and what the file's field is called.
var manyParts = map[string]string{"/scenarios": "scenario", "/exercises": "archive", "/templates": "template"}

// inParts packs a file as browsers do.
func inParts(field string, file []byte) (*bytes.Reader, string) {
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, _ := form.CreateFormFile(field, "a.zip") // a buffer takes everything
	part.Write(file)
	form.Close()
	return bytes.NewReader(b.Bytes()), form.FormDataContentType()
}

// usual is what stands in addresses.
var usual = map[string]string{
	"inject": "call", "decision": "answered", "var": "canary_var", "item": "1", "file": "0", "note": "1", "alliance": "pact",
	"version": staticVersion, "link": feedbackLink, "exercise": "gate", "id": "1",
}

// probes are those routes that are not asked by their address alone. Routes of
// an exercise begin without /x/EXERCISE; {act} stands for each form.
var probes = map[string]probe{
	"GET /static/{version}/{file...}":                  {fill: map[string]string{"file": "tamrin.css"}},
	"GET /set-up/{token}":                              {fill: map[string]string{"token": "$offer"}},
	"POST /set-up/{token}":                             {fill: map[string]string{"token": "$offer"}, form: url.Values{"login": {"new"}, "name": {"New"}, "password": {passphrase}}},
	"GET /join/{token}":                                {fill: map[string]string{"token": "$token"}},
	"POST /sign-in":                                    {form: url.Values{"login": {"planner"}, "password": {passphrase}}},
	"GET /scenarios/{id}/document/{file}":              {fill: map[string]string{"file": "sitman-en.docx"}},
	"POST /scenarios/{id}/exercise":                    {form: url.Values{"list": {"msel"}, "control": {"excon"}}},
	"GET /seat/{seat}/inject/{inject}/edit":            {fill: map[string]string{"inject": "canary_later"}},
	"GET /seat/{seat}/inject/{inject}/file/{file}":     {fill: map[string]string{"inject": "canary_later"}},
	"GET /seat/{seat}/review/report/{file}":            {fill: map[string]string{"file": "aar-en.docx"}},
	"POST /seat/{seat}/review/report":                  {form: url.Values{"kind": {"aar"}, "in": {"en"}, "part": {"overview"}, "words": {"Ours."}}},
	"POST /seat/{seat}/review/whatif":                  {form: url.Values{"decision": {"close"}}, over: true},
	"GET /seat/{seat}/review/archive/log":              {query: "format=csv"},
	"POST /seat/{seat}/review/improvement":             {form: url.Values{"do": {"action"}, "id": {"action-one"}, "finding": {"Few boats"}, "text": {"Buy boats"}, "priority": {"1"}, "status": {"open"}}},
	"POST /seat/{seat}/review/evaluation":              {form: url.Values{"of": {"calm"}, "rating": {"P"}, "reason": {"so agreed"}}, over: true},
	"POST /seat/{seat}/review/feedback":                {form: url.Values{"do": {"close"}}, over: true},
	"GET /seat/{seat}/review/strategy/file":            {query: "strategy=port&version=1"},
	"POST /seat/{seat}/review/strategy":                {form: url.Values{"do": {"propose"}, "id": {"amendment-one"}, "strategy": {"port"}, "tenet": {"calm"}, "finding": {"observation/1"}, "text-en": {"We wait."}, "reason": {"so it went"}}, over: true},
	"GET /seat/{seat}/review/replay":                   {over: true},
	"GET /seat/{seat}/feedback":                        {over: true},
	"POST /seat/{seat}/feedback":                       {form: url.Values{"id": {"feedback-one"}, "question": {"scenario"}, "score-scenario": {"4"}}, over: true},
	"GET /feedback/{link}":                             {over: true},
	"POST /feedback/{link}":                            {form: url.Values{"id": {"feedback-two"}, "question": {"scenario"}, "score-scenario": {"4"}}, over: true},
	"POST /seat/{seat}/observe":                        {form: url.Values{"id": {"observation2"}, "text": {"Seen."}}},
	"POST /seat/{seat}/attachment":                     {file: func(*attacked) []byte { return cannedPhoto() }, query: "name=a.jpg"},
	"POST /scenarios/shipped":                          {form: url.Values{"name": {"first_steps"}}},
	"POST /scenarios":                                  {file: func(a *attacked) []byte { return zipOf(a.t, "testdata/gate") }},
	"POST /templates":                                  {file: func(*attacked) []byte { return report.Text("aar") }},
	"GET /templates/{template}":                        {fill: map[string]string{"template": "fir"}},
	"POST /templates/{template}/remove":                {fill: map[string]string{"template": "fir"}},
	"POST /exercises":                                  {file: func(a *attacked) []byte { return a.archive }, over: true},
	"POST /account/{act} password":                     {form: url.Values{"old": {passphrase}, "new": {passphrase + " more"}}},
	"POST /account/{act} colleague":                    {form: url.Values{"role": {"planner"}}},
	"POST /account/{act} remove":                       {form: url.Values{"account": {"$colleague"}}},
	"POST /exercises/{exercise}/{act} invite":          {form: url.Values{"days": {"1"}, "seat": {"judges"}}},
	"POST /exercises/{exercise}/{act} revoke":          {form: url.Values{"invitation": {"$invitation"}}},
	"POST /exercises/{exercise}/{act} names":           {form: url.Values{"seat judges": {"Rana"}}},
	"POST /join":                                       {form: url.Values{"code": {"$code"}}},
	"POST /join/in":                                    {form: url.Values{"invitation": {"$token"}, "name": {"Omar"}}},
	"POST /seat/{seat}/{act} clock":                    {form: url.Values{"do": {"pause"}}},
	"POST /seat/{seat}/{act} inject":                   {form: url.Values{"inject": {"canary_spare"}, "do": {"fire"}}},
	"POST /seat/{seat}/{act} judge":                    {form: url.Values{"decision": {"answered"}, "option": {"little"}, "reason": {"so said"}}},
	"POST /seat/{seat}/{act} chance":                   {form: url.Values{"chance": {"canary_storm"}, "branch": {"0"}}},
	"POST /seat/{seat}/{act} decide":                   {form: url.Values{"decision": {"close"}, "party": {"port"}, "option": {"wait"}}},
	"POST /seat/{seat}/{act} ack":                      {form: url.Values{"key": {"1"}}},
	"POST /seat/{seat}/{act} take":                     {form: url.Values{"name": {"Salma"}}},
	"POST /seat/{seat}/{act} return":                   {},
	"POST /seat/{seat}/{act} withdraw":                 {form: url.Values{"id": {"observation1"}}},
	"POST /seat/{seat}/{act} duff":                     {form: url.Values{"do": {"call"}, "text": {"Fire in the house"}}},
	"POST /seat/{seat}/{act} message":                  {form: url.Values{"to": {"ministry"}, "text": {"Hello"}}},
	"POST /seat/{seat}/{act} read":                     {form: url.Values{"key": {"1"}}},
	"POST /seat/{seat}/{act} ask":                      {form: url.Values{"subject": {"Boats"}, "text": {"Which?"}}},
	"POST /seat/{seat}/{act} request":                  {form: url.Values{"key": {"1"}, "do": {"answer"}, "text": {"Three"}}},
	"POST /seat/{seat}/{act} claim":                    {form: url.Values{"item": {"request/1"}, "do": {"take"}}},
	"POST /seat/{seat}/{act} note":                     {form: url.Values{"text": {"Boats: three."}}},
	"POST /seat/{seat}/{act} call":                     {form: url.Values{"alliance": {"treaty"}, "party": {"port"}}},
	"POST /seat/{seat}/{act} statement":                {form: url.Values{"party": {"port"}, "words-en": {"We stand."}, "public": {"yes"}}},
	"POST /seat/{seat}/{act} conference":               {form: url.Values{"conference": {"1"}}},
	"POST /seat/{seat}/{act} question":                 {form: url.Values{"conference": {"1"}, "words": {"Why?"}}},
	"POST /seat/{seat}/{act} signal":                   {form: url.Values{"kind": {"meant"}, "about": {"statement/1"}, "cell": {"islanders"}, "words": {"Calm"}}},
	"POST /seat/{seat}/{act} show":                     {form: url.Values{"alliance": {"pact"}, "item": {"text"}}},
	"POST /seat/{seat}/{act} jump":                     {form: url.Values{"to": {"0:50:00"}}},
	"POST /seat/{seat}/{act} delay":                    {form: url.Values{"inject": {"canary_later"}, "to": {"1:55:00"}}},
	"POST /seat/{seat}/{act} write":                    {form: url.Values{"title-en": {"A boat"}, "text-en": {"Seen"}, "to": {"harbour"}, "channel": {"radio"}, "when": {"now"}}},
	"POST /seat/{seat}/{act} edit":                     {form: url.Values{"inject": {"canary_later"}, "version": {"1"}, "title-en": {"A boat"}, "to": {"harbour"}, "when": {"keep"}}},
	"POST /seat/{seat}/{act} var":                      {form: url.Values{"var": {"canary_var"}, "value": {"4"}, "reason": {"so it is"}}},
	"POST /seat/{seat}/{act} replay":                   {over: true},
	"POST /seat/{seat}/room/{alliance}/{act} enter":    {},
	"POST /seat/{seat}/room/{alliance}/{act} consent":  {form: url.Values{"party": {"port"}, "version": {"1"}}},
	"POST /seat/{seat}/room/{alliance}/{act} recall":   {form: url.Values{"party": {"port"}}},
	"POST /seat/{seat}/room/{alliance}/{act} invite":   {form: url.Values{"partner": {"friend"}}},
	"POST /seat/{seat}/room/{alliance}/{act} object":   {form: url.Values{"partner": {"state"}}},
	"POST /seat/{seat}/room/{alliance}/{act} withdraw": {form: url.Values{"party": {"island"}, "reason": {"so it is"}}},
	"POST /seat/{seat}/room/{alliance}/{act} end":      {form: url.Values{"reason": {"so it is"}}},
	"POST /seat/{seat}/room/{alliance}/{act} add":      {form: url.Values{"after": {"p1"}, "words-en": {"And oars."}}},
	"POST /seat/{seat}/room/{alliance}/{act} remove":   {form: url.Values{"paragraph": {"p1"}}},
	"POST /seat/{seat}/room/{alliance}/{act} move":     {form: url.Values{"paragraph": {"p1"}, "after": {"p2"}}},
	"POST /seat/{seat}/room/{alliance}/{act} propose":  {form: url.Values{"paragraph": {"p1"}, "language": {"en"}, "words": {"We lend boats."}}},
	"POST /seat/{seat}/room/{alliance}/{act} proposal": {form: url.Values{"number": {"1"}, "do": {"accept"}}},
	"POST /seat/{seat}/room/{alliance}/{act} take":     {form: url.Values{"name": {"Salma"}}},
	"POST /seat/{seat}/room/{alliance}/{act} read":     {form: url.Values{"key": {"1"}}},
	"POST /seat/{seat}/room/{alliance}/{act} comment":  {form: url.Values{"paragraph": {"p1"}, "words": {"Which boats?"}}},
	"POST /seat/{seat}/room/{alliance}/{act} resolve":  {form: url.Values{"number": {"1"}}},
	"POST /seat/{seat}/room/{alliance}/{act} message":  {form: url.Values{"text": {"Well?"}}},
	"POST /seat/{seat}/room/{alliance}/{act} show":     {form: url.Values{"item": {"text"}}},
	"POST /seat/{seat}/room/{alliance}/{act} edit":     {form: url.Values{"paragraph": {"p1"}, "language": {"en"}, "base": {"0"}, "splices": {`[{"at":0,"put":"Now "}]`}}},
	"POST /sign-out":                                   {},
	"POST /scenarios/{id}/discard":                     {},
	"POST /account/{act} everywhere":                   {},
}
