package rehearse

import "tamrin/lang"

// injects looks at those that never or hardly ever come.
func (x *finder) injects() {
	for i := range x.r.Injects {
		in := &x.r.Injects[i]
		switch {
		case in.Never == WasOmitted:
		case in.Never != "":
			x.neverDelivered(in)
		case in.Share.P < seldom && in.Trigger != ByContingency:
			x.add("inject_seldom", Know, "inject "+in.ID, 0.3*(1-in.Share.P), lang.Words{
				"The inject {0} comes in {1} of the runs only.", "لا يأتي المُدخل {0} إلا في {1} من الجولات.",
			}, lang.Words{
				"Loosen its condition, unless it is meant for the rare case.",
				"خفّف شرطه، إلا إن كان معدًّا للحالة النادرة.",
			}, x.name(in.Label), percent(in.Share.P))
		}
	}
}

func (x *finder) neverDelivered(in *Inject) {
	grade, weight := Change, 0.6
	if in.Never == WaitsForHand || in.Never == NeverNeeded {
		grade, weight = Know, 0.4
	}
	why, advice := lang.Words{}, lang.Words{}
	switch in.Never {
	case WaitsForHand:
		why = lang.Words{"it waits for control, which bots don't play without a planned time", "ينتظر التحكم، واللاعبون الآليون لا يطلقونه بلا وقت مخطط"}
		advice = lang.Words{"Give it an `at` as the planned time if it belongs to the plan.", "أعطه وقتًا مخططًا (`at`) إن كان من الخطة."}
	case NeverNeeded:
		why = lang.Words{"it is a contingency that nothing called for", "هو مُدخل احتياطي لم يستدعه شيء"}
		advice = lang.Words{"Keep it in reserve; players may do what bots don't.", "أبقِه احتياطًا، فقد يفعل اللاعبون ما لا يفعله الآليون."}
	case ConditionFalse:
		why = lang.Words{"its condition never becomes true", "لا يصحّ شرطه أبدًا"}
		advice = lang.Words{"Loosen its `when`, or let something lead there.", "خفّف شرطه `when`، أو اجعل شيئًا يفضي إليه."}
	case HeldBack:
		why = lang.Words{"its `if` fails each time it is due", "لا يصحّ شرطه `if` كلما حان وقته"}
		advice = lang.Words{"Loosen its `if`, or move it to when that holds.", "خفّف شرطه `if`، أو انقله إلى حين يصحّ."}
	case EndedBefore:
		why = lang.Words{"the exercise ends before it is due", "ينتهي التمرين قبل موعده"}
		advice = lang.Words{"Plan it earlier, or let the exercise go on for longer.", "قدّم موعده، أو أطل التمرين."}
	default:
		why = lang.Words{"what it follows never comes", "لا يقع ما يتبعه"}
		advice = lang.Words{"See that its inject, decision, outcome, option or rule comes about.", "تأكّد من وقوع ما يتبعه من مُدخل أو قرار أو مآل أو خيار أو قاعدة."}
	}
	x.add("inject_never", grade, "inject "+in.ID, weight, lang.Words{
		"The inject {0} never comes: {1}.", "المُدخل {0} لا يأتي أبدًا: {1}.",
	}, advice, x.name(in.Label), why.In(x.r.Lang))
}
