package scenario

// Question is one of the form that those who took part fill in after ENDEX.
type Question struct {
	ID    string `yaml:"id"`
	Kind  string `yaml:"kind"`
	Title Text   `yaml:"title"`
	Pos   Span   `yaml:"-"`
}

// The kinds of questions: Scale goes from 1, strongly disagree, to 5, strongly
// agree; InWords wants words alone.
const (
	Scale   = "scale"
	InWords = "words"
)

// completeFeedback asks what is commonly asked where the scenario does not say,
// after the participant feedback form of HSEEP.
func completeFeedback(s *Scenario) {
	for i := range s.Feedback {
		supply(&s.Feedback[i].Kind, Scale)
	}
	if len(s.Feedback) > 0 {
		return
	}
	scale := func(id, en, ar string) {
		s.Feedback = append(s.Feedback, Question{ID: id, Kind: Scale, Title: inBoth(en, ar)})
	}
	words := func(id, en, ar string) {
		s.Feedback = append(s.Feedback, Question{ID: id, Kind: InWords, Title: inBoth(en, ar)})
	}
	scale("structure", "The exercise was well structured and organised", "كان التمرين جيد البناء والتنظيم")
	scale("scenario", "The scenario was plausible and realistic", "كان السيناريو معقولًا وواقعيًا")
	scale("control", "Control and evaluators knew the subject and kept the exercise on course", "كان التحكم والمقيّمون على دراية بالموضوع وأبقوا التمرين على مساره")
	scale("documents", "What we were given beforehand helped us", "أفادنا ما قُدِّم لنا مسبقًا")
	scale("position", "Taking part was right for someone in my position", "كانت المشاركة مناسبة لمن هو في موقعي")
	scale("people", "The right people took part, in level and in field", "شارك الأشخاص المناسبون مستوى وتخصصًا")
	scale("practice", "We could practise what matters most to us", "أتاح لنا التمرين التدرّب على ما يهمنا أكثر")
	scale("prepared", "We are now better prepared for such a situation", "أصبحنا أكثر استعدادًا لموقف كهذا")
	words("strengths", "What went well? Name up to three strengths", "ما الذي سار جيدًا؟ اذكر ما لا يزيد على ثلاث نقاط قوة")
	words("improve", "What needs improvement? Name up to three areas", "ما الذي يحتاج إلى تحسين؟ اذكر ما لا يزيد على ثلاثة مجالات")
	words("actions", "What should be done about it, and by whom?", "ما الذي ينبغي فعله حيال ذلك، ومن يتولاه؟")
	words("review", "Which plans, procedures, training or equipment should be reviewed?", "أي خطط أو إجراءات أو تدريب أو معدات ينبغي مراجعتها؟")
	words("exercise", "What would you change about this exercise?", "ماذا كنت ستغيّر في هذا التمرين؟")
}

// questions tells a form that asks one thing twice, or asks nothing.
func (c *checker) questions(list []Question) {
	seen := map[string]Span{}
	for i := range list {
		q := &list[i]
		if q.ID == "" {
			c.missing(q.Pos, q.Pos, "id", "a question", "السؤال")
			continue
		}
		if q.Title.Zero() {
			c.missing(q.Pos, q.Pos, "title", "a question", "السؤال")
		}
		if first, twice := seen[q.ID]; twice {
			c.add("S036", q.Pos, clip(q.ID)).WithRelated(first, words{"it was written here first", "كُتب هنا أولًا"})
		}
		seen[q.ID] = q.Pos
	}
}
