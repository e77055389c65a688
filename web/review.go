package web

import (
	"net/http"
	"slices"

	"tamrin/lang"
	"tamrin/view"
)

// reviewTab is one page of the review. Each lies at …/review/NAME of a seat that
// oversees the exercise; players have the replay alone, once it was opened.
type reviewTab struct {
	name  string
	title lang.Words
	says  lang.Words // what the page is, in one line
}

// The pages of the review, in the order of their tabs.
var (
	replayTab = reviewTab{"replay", lang.Words{"Replay", "إعادة العرض"},
		lang.Words{"What a seat saw at any moment, page for page.", "ما رآه كل مقعد في أي لحظة، صفحة بصفحة."}}
	improvementTab = reviewTab{"improvement", lang.Words{"Improvement", "التحسين"},
		lang.Words{"Findings, what is to be done about each, by whom and until when; followed through later exercises.", "ما وُجد وما يجب فعله ومن المسؤول ومتى؛ ويُتابع في التمارين اللاحقة."}}

	whatIfTab = reviewTab{"whatif", lang.Words{"What if", "ماذا لو"},
		lang.Words{"What would have followed had a decision been another.", "ما كان سيتبع لو كان القرار غير ما كان."}}

	washTab = reviewTab{"hot-wash", lang.Words{"Hot wash", "المراجعة الفورية"},
		lang.Words{"What happened, in numbers and in sentences, minutes after the end; usable before it, too.", "ما جرى بالأرقام والجمل بعد النهاية بدقائق، ويصلح قبلها أيضًا."}}

	judgementTab = reviewTab{"evaluation", lang.Words{"Evaluation", "التقييم"},
		lang.Words{"What evaluators saw and gave, side by side, and what they agree on.", "ما رآه المقيّمون وما أعطوه جنبًا إلى جنب، وما يتفقون عليه."}}
	feedbackTab = reviewTab{"feedback", lang.Words{"Feedback", "آراء المشاركين"},
		lang.Words{"What those who took part thought of the exercise.", "ما رآه من شاركوا في التمرين."}}

	strategyTab = reviewTab{"strategy", lang.Words{"Strategy", "الاستراتيجية"},
		lang.Words{"What was meant to guide the decisions, how they bore on it, and what its parties change in it.", "ما أُريد أن تسترشد به القرارات، وكيف مسّته، وما يغيّره فيه أصحابه."}}

	reviewTabs = []reviewTab{washTab, replayTab, whatIfTab, judgementTab, feedbackTab, reportTab, improvementTab, strategyTab, archiveTab}
)

// notOpened tells a player who comes before control has opened the replay.
var notOpened = &problem{http.StatusForbidden,
	lang.Words{"The replay is not open to you", "إعادة العرض غير مفتوحة لك"},
	lang.Words{"Nothing was shown. After ENDEX, control may open the replay to those who played, each as their own seat.",
		"لم يُعرض شيء. بعد انتهاء التمرين قد يفتح التحكم إعادة العرض لمن شاركوا، لكل منهم مقعده."},
	lang.Words{"Go back to your page; when control has opened it, the way there stands at its top.", "ارجع إلى صفحتك، وحين يفتحها التحكم يظهر الطريق إليها في أعلاها."}}

// reviewed returns the viewer's own page, as it stands, if the review is open to
// them at all.
func (s *Site) reviewed(r *request) (*view.Page, error) {
	if r.Place.Kind == Home || r.Place.Kind == Wall {
		return nil, notFound
	}
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err == nil && !page.Replay {
		err = notOpened
	}
	return page, err
}

// reviewFrame is the frame of a page of the review.
func (s *Site) reviewFrame(r *request, page *view.Page, tab reviewTab) frame {
	f := s.around(r, page, tab.title)
	f.Live, f.Path, f.Style, f.Tabs = "", r.Place.path(), "review.css", tabsOf(r.Place, page)
	return f
}

// tabsOf lists the pages of the review that the viewer of a page may open.
func tabsOf(p Place, page *view.Page) (list []reviewTab) {
	switch p.Kind {
	case Cell:
		if page.Replay {
			list = append(list, replayTab)
		}
		if page.Strategy {
			list = append(list, strategyTab)
		}
		return list
	case Evaluation: // the archive is control's
		return slices.DeleteFunc(slices.Clone(reviewTabs), func(t reviewTab) bool { return t == archiveTab })
	}
	return reviewTabs
}

// wayToReview is where the masthead leads to the review: that of the seat, or,
// from the home page, control's, whose link opens it. The wall has none.
func (s *Site) wayToReview(r *request) string {
	switch r.Place.Kind {
	case Wall:
		return ""
	case Home:
		for i, p := range s.opt.Access.places {
			if p.Kind == Control {
				return s.opt.Access.Links(r.Lang)[i] + "&to=review"
			}
		}
		return ""
	}
	return r.Place.path() + "review/"
}

// showReview leads to the first page of the review.
func showReview(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.reviewed(r)
	if err != nil {
		return err
	}
	tabs := tabsOf(r.Place, page)
	http.Redirect(w, r.Request, r.Place.path()+"review/"+tabs[0].name, http.StatusSeeOther)
	return nil
}
