package rehearse

import "tamrin/lang"

// texts looks at whether joint texts can be agreed.
func (x *finder) texts() {
	for i := range x.r.Consultations {
		c := &x.r.Consultations[i]
		if c.Text == nil {
			continue
		}
		switch of := c.Text.Deadlocked.Of; {
		case of == 0:
			x.add("text_unasked", Change, "alliance "+c.ID, 0.6, lang.Words{
				"{0} has a joint text to agree and never consults.", "لدى {0} نص مشترك للاتفاق عليه ولا يتشاور أبدًا.",
			}, lang.Words{
				"Let an inject that comes challenge one of its members, under a rule that consults; or tell players to call a consultation.",
				"اجعل مُدخلًا يأتي يتحدى أحد أعضائه مع قاعدة فيها تشاور، أو نبّه اللاعبين إلى أن يدعوا إلى التشاور.",
			}, x.name(c.Label))
		case c.Text.Issued.Count == 0:
			x.textNever(c)
		case c.Text.Deadlocked.P >= often:
			x.add("text_times_out", Change, "alliance "+c.ID, c.Text.Deadlocked.P*c.Share.P, lang.Words{
				"The deadline passes without the joint text of {0} in {1} of its consultations.",
				"تنقضي المهلة دون النص المشترك لـ{0} في {1} من مشاوراته.",
			}, x.textAdvice(c), x.name(c.Label), percent(c.Text.Deadlocked.P), clock(c.Text.Consult), x.heldOut(c))
		}
	}
}

func (x *finder) textNever(c *Consultation) {
	x.add("text_never", Serious, "alliance "+c.ID, c.Share.P, lang.Words{
		"The joint text of {0} never issues: in none of {1} consultations.",
		"النص المشترك لـ{0} لا يصدر أبدًا، وعدد المشاورات {1}.",
	}, x.textAdvice(c), x.name(c.Label), number(c.Text.Issued.Of), clock(c.Text.Consult), x.heldOut(c))
}

// textAdvice names who holds out, where somebody does.
func (x *finder) textAdvice(c *Consultation) lang.Words {
	if len(c.Text.HeldOut) == 0 {
		return lang.Words{
			"The exercise ends before anything is settled: let it consult earlier, or for less than {2}.",
			"ينتهي التمرين قبل أن يُحسم شيء: قدّم التشاور، أو اجعله أقصر من {2}.",
		}
	}
	return lang.Words{
		"Most often the consent of {3} is wanting: give its bot a stronger leaning to consent, the consultation more than {2}, or take it off `consent`.",
		"أكثر ما ينقص رضا {3}: زِد ميل لاعبه الآلي إلى الرضا، أو أعط التشاور أكثر من {2}، أو احذفه من `consent`.",
	}
}

// heldOut names who held out most often.
func (x *finder) heldOut(c *Consultation) string {
	if len(c.Text.HeldOut) == 0 {
		return ""
	}
	return x.name(c.Text.HeldOut[0].Label)
}
