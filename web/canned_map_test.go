package web

import (
	"fmt"

	"tamrin/view"
)

// cannedMap is what a viewer sees of two theatres, one of them invented, with n
// marks; nil before anything has happened.
func cannedMap(role view.Role, n int) *view.Map {
	if n == 0 {
		return nil
	}
	korea := view.TheatreMap{Key: 1, Title: both("Korea and its seas", "كوريا وبحارها"), Window: view.Window{West: 113, South: 30, East: 147, North: 46},
		Parties: []view.MapParty{
			{Title: both("Republic of Korea", "جمهورية كوريا"), ISO: "KOR", At: &view.Spot{Lat: 37.57, Lon: 126.98}},
			{Title: both("Democratic People's Republic of Korea", "جمهورية كوريا الديمقراطية الشعبية"), ISO: "PRK", At: &view.Spot{Lat: 39.03, Lon: 125.75}},
			{Title: both("Japan", "اليابان"), ISO: "JPN", At: &view.Spot{Lat: 35.68, Lon: 139.69}},
			{Title: both("United States", "الولايات المتحدة"), ISO: "USA"},
		},
		Marks: []view.Mark{{Kind: view.ForceMark, Title: both("Liaison team", "فريق الارتباط"), Party: both("United States", "الولايات المتحدة"), At: view.Spot{Lat: 36, Lon: 128.3}}}}
	where := []struct {
		name view.Text
		at   view.Spot
	}{{both("Seoul", "سيول"), view.Spot{Lat: 37.57, Lon: 126.98}}, {both("Pyongyang", "بيونغ يانغ"), view.Spot{Lat: 39.03, Lon: 125.75}},
		{both("Tokyo", "طوكيو"), view.Spot{Lat: 35.68, Lon: 139.69}}, {nil, view.Spot{Lat: 40.9, Lon: 131.2}}}
	for i := range n / 2 {
		m, w := messages[i%len(messages)], where[i%len(where)]
		at := int64(i) * 72 * minute / int64(n/2)
		x := view.Mark{Kind: view.InjectMark, Title: m.title, Place: w.name, At: w.at, Time: at, Scenario: story + at, Channel: m.channel, Public: m.public}
		switch {
		case role == view.Control || role == view.Evaluator:
			x.Item = fmt.Sprint("inject/inj_", i)
		case role == view.Player && !m.public:
			x.Inbox, x.Fresh = i%5+1, i > n/2-3
		default:
			x.Press = i%3 + 1
		}
		korea.Marks = append(korea.Marks, x)
	}
	river := view.TheatreMap{Key: 2, Title: both("Lower reach", "أسافل النهر"), Plain: true, Window: view.Window{West: 0.25, South: 0.05, East: 1, North: 0.5},
		Lines:   []view.MapLine{{Title: both("The Salim", "نهر السليم"), Through: []view.Spot{{Lat: 0.45, Lon: 0.3}, {Lat: 0.3, Lon: 0.55}, {Lat: 0.12, Lon: 0.98}}}},
		Parties: []view.MapParty{{Title: both("City of White Harbour", "مدينة الميناء الأبيض"), At: &view.Spot{Lat: 0.13, Lon: 0.88}}}, Marks: []view.Mark{}}
	return &view.Map{Theatres: []view.TheatreMap{korea, river}}
}
