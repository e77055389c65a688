package exercise_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

func TestARequestFromOpenToClosed(t *testing.T) {
	r := started(t)
	r.must("pyongyang", minute, exercise.AskControl{Text: "May trains run?"})
	r.must("seoul", 2*minute, exercise.AskControl{ID: "request-0001", Subject: "Radar", Text: "Which radars are on?", Of: "Air defence"})
	r.must("seoul", 2*minute, exercise.AskControl{ID: "request-0001", Subject: "Radar", Text: "Which radars are on?", Of: "Air defence"})
	r.must("excon", 3*minute, exercise.Claim{Item: exercise.RequestItem(2)})
	r.must("excon", 4*minute, exercise.AnswerRequest{Key: 2, As: "Air defence", Text: "All but one."})
	r.must("excon", 5*minute, exercise.AnswerRequest{Key: 2, Text: "All, in fact."})
	r.refused("pyongyang", 5*minute, exercise.CloseRequest{Key: 2}, exercise.UnknownItem) // Seoul's
	r.must("seoul", 6*minute, exercise.CloseRequest{Key: 1})
	r.must("seoul", 6*minute, exercise.CloseRequest{Key: 1})
	r.refused("excon", 7*minute, exercise.AnswerRequest{Key: 2, Text: "Late"}, exercise.TooLate)
	q := r.s.Requests[1]
	if len(r.s.Requests) != 2 || !q.Closed || q.Of != "Air defence" || len(q.Answers) != 2 || q.Answers[0].As != "Air defence" || q.At != 2*minute || len(r.s.Claims) != 0 {
		t.Errorf("%+v, %v", r.s.Requests, r.s.Claims)
	}
	if d := cmp.Diff(r.s.Requests, r.replay().Requests); d != "" {
		t.Errorf("the log replays to other requests: %s", d)
	}
}

func TestRequestsThatAreTurnedDown(t *testing.T) {
	r := started(t)
	r.must("seoul", minute, exercise.AskControl{Text: "x"})
	r.refused("seoul", minute, exercise.AskControl{Subject: "s"}, exercise.Incomplete)
	r.refused("seoul", minute, exercise.AskControl{Text: strings.Repeat("x", exercise.MaxLetters+1)}, exercise.TooLong)
	r.refused("seoul", minute, exercise.AskControl{Text: "x", Of: strings.Repeat("x", exercise.MaxSubject+1)}, exercise.TooLong)
	r.refused("seoul", minute, exercise.AskControl{ID: "short", Text: "x"}, exercise.Impossible)
	r.refused("excon", minute, exercise.AskControl{Text: "x"}, exercise.NotAllowed)
	r.refused("seoul", minute, exercise.AnswerRequest{Key: 1, Text: "x"}, exercise.NotAllowed)
	r.refused("seoul", minute, exercise.Claim{Item: exercise.RequestItem(1)}, exercise.NotAllowed)
	r.refused("excon", minute, exercise.AnswerRequest{Key: 1}, exercise.Incomplete)
	r.refused("excon", minute, exercise.AnswerRequest{Key: 2, Text: "x"}, exercise.UnknownItem)
	for _, none := range []string{"", "request/0", "request/01", "request/2", "message/1", "inject/none", "decision/", "cell/seoul"} {
		r.refused("excon", minute, exercise.Claim{Item: none}, exercise.UnknownItem)
	}
}

// twoControllers is an exercise whose control has two seats.
func twoControllers(t *testing.T) *run {
	t.Helper()
	b, err := os.ReadFile("testdata/small/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	two := strings.Replace(string(b), "kind: control}", "kind: control, seats: {chief: {leads: true}, desk: {}}}", 1)
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/scenario.yaml", []byte(two), 0o600); err != nil {
		t.Fatal(err)
	}
	s, _, problems := scenario.Load(os.DirFS(dir), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	r := &run{t: t, s: exercise.New(p)}
	r.apply(exercise.Begin("test", false, false, 1000))
	r.advance(0)
	r.must("excon.chief", 0, exercise.Start{})
	return r
}

func TestControllersDoNotStepOnEachOther(t *testing.T) {
	r := twoControllers(t)
	r.must("seoul", minute, exercise.AskControl{Text: "x"})
	r.must("seoul", minute, exercise.Send{Bodies: []string{"Port"}, Text: "x"})
	r.must("seoul", 11*minute, exercise.Answer{Decision: "reply", Words: "We shall protest."})
	claims := []string{exercise.RequestItem(1), exercise.MessageItem(1), exercise.DecisionItem("reply"), exercise.InjectItem("late")}
	for _, item := range claims {
		r.must("excon.chief", 12*minute, exercise.Claim{Item: item})
		r.must("excon.chief", 12*minute, exercise.Claim{Item: item}) // a second tab
	}
	no := r.refused("excon.desk", 13*minute, exercise.Claim{Item: claims[0]}, exercise.Handled)
	if no.Winner == nil || no.Winner.By.Seat != "excon.chief" || !strings.Contains(no.Say.En, "name of excon.chief") || !strings.Contains(no.Say.Ar, "0:12:00") {
		t.Errorf("%+v", no)
	}
	r.refused("excon.desk", 13*minute, exercise.LetGo{Item: claims[0]}, exercise.Handled)
	r.refused("excon.desk", 13*minute, exercise.AnswerRequest{Key: 1, Text: "x"}, exercise.Handled)
	r.refused("excon.desk", 13*minute, exercise.CloseRequest{Key: 1}, exercise.Handled)
	r.refused("excon.desk", 13*minute, exercise.Send{Reply: 1, Text: "x"}, exercise.Handled)
	r.refused("excon.desk", 13*minute, exercise.Adjudicate{Decision: "reply"}, exercise.Handled)
	r.must("excon.desk", 14*minute, exercise.Claim{Item: claims[0], Over: true})
	r.must("excon.desk", 14*minute, exercise.AnswerRequest{Key: 1, Text: "x"})
	r.must("excon.chief", 14*minute, exercise.LetGo{Item: claims[1]})
	r.must("excon.desk", 14*minute, exercise.Send{Reply: 1, Text: "x"})
	r.must("excon.chief", 15*minute, exercise.HandBack{}) // whoever goes home handles nothing any more
	r.must("excon.desk", 15*minute, exercise.Adjudicate{Decision: "reply"})
	if len(r.s.Claims) != 1 || r.s.Claims[claims[0]].By.Seat != "excon.desk" {
		t.Errorf("claims: %v", r.s.Claims)
	}
	if d := cmp.Diff(r.s.Claims, r.replay().Claims); d != "" {
		t.Errorf("the log replays to other claims: %s", d)
	}
}
