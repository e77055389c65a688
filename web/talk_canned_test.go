package web

import (
	"slices"

	"tamrin/view"
)

// cannedTalk puts messages, requests and notes on the pages of an exercise
// halfway through.
func cannedTalk(pages map[view.Viewer]*view.Page) {
	seoul, brussels, control := pages[asSeoul], pages[asBrussels], pages[asControl]
	washington := both("Washington", "واشنطن")
	embassy := both("Embassy in Tokyo", "السفارة في طوكيو")
	seoul.MayWrite, brussels.MayWrite, control.MayWrite = true, true, true
	seoul.Contacts = []view.Contact{{Cell: "washington", Title: washington}, {Cell: "seoul", Title: seoul.Cell.Title, Own: true}, {Cell: "brussels", Title: brussels.Cell.Title},
		{Cell: "excon", Title: both("Exercise control", "التحكم بالتمرين"), Control: true}, {Body: "japan", Title: both("Japan", "اليابان")}, {Title: embassy}}
	control.Contacts = slices.Clone(seoul.Contacts)
	control.Contacts[1].Own, control.Contacts[3].Own = false, true
	ours := view.Message{Key: 1, Mine: true, From: seoul.Cell.Title, FromCell: "seoul", To: []view.Text{washington}, ToCells: []string{"washington"}, Subject: "Bombers for tomorrow",
		Text: "نوافق على القاذفات إن أُعلن الأمر معًا.\nهل يناسبكم الساعة 11:00؟", At: 60 * minute, Scenario: story + 60*minute, Read: true, Seat: "seoul", Name: "Min-jun"}
	theirs := view.Message{Key: 2, Reply: 1, From: washington, FromCell: "washington", To: []view.Text{seoul.Cell.Title}, ToCells: []string{"seoul"}, Subject: "Bombers for tomorrow",
		Text: "Eleven is fine. Who speaks first?", At: 66 * minute, Scenario: story + 66*minute}
	asked := view.Message{Key: 3, Mine: true, From: seoul.Cell.Title, FromCell: "seoul", To: []view.Text{embassy}, Bodies: []string{"Embassy in Tokyo"},
		Text: "What does Tokyo want to hear before we publish?", At: 68 * minute, Scenario: story + 68*minute, Read: true, Seat: "seoul", Name: "Min-jun"}
	seoul.Threads = []view.Thread{{Key: 3, With: []view.Text{embassy}, At: asked.At, Messages: []view.Message{asked}},
		{Key: 1, Subject: ours.Subject, With: []view.Text{washington}, Unread: 1, At: theirs.At, Messages: []view.Message{ours, theirs}}}
	ours.Mine, theirs.Read, asked.Mine, asked.Waits, asked.Read, asked.Item = false, true, false, true, false, "message/3"
	ours.Item, theirs.Item = "message/1", "message/2"
	control.Threads = []view.Thread{{Key: 3, With: []view.Text{seoul.Cell.Title, embassy}, At: asked.At, Waits: true, Unread: 1, Messages: []view.Message{asked}},
		{Key: 1, Subject: ours.Subject, With: []view.Text{seoul.Cell.Title, washington}, At: theirs.At, Messages: []view.Message{ours, theirs}}}

	open := view.Request{Key: 2, Subject: "Debris", Text: "Has anybody found parts of the missile, and where?", Of: "Coast guard", Cell: "seoul", Title: seoul.Cell.Title, Seat: "seoul", Name: "Min-jun",
		Status: view.RequestOpen, At: 64 * minute, Scenario: story + 64*minute, Waits: 64 * minute, MayClose: true}
	done := view.Request{Key: 1, Subject: "Hotline", Text: "Does the hotline work today?", Cell: "seoul", Title: seoul.Cell.Title, Seat: "seoul", Name: "Min-jun", Status: view.RequestAnswered,
		At: 30 * minute, Scenario: story + 30*minute, Waits: -1, MayClose: true,
		Answers: []view.Reply{{From: both("Liaison officer", "ضابط الارتباط"), Text: "It was tried at 08:00 and answered at once.", At: 35 * minute, Scenario: story + 35*minute}}}
	seoul.Requests = []view.Request{done, open}
	done.Item, open.Item = "request/1", "request/2"
	taken := view.Request{Key: 3, Text: "ما موقف شركاء الحلف من الإطلاق؟", Cell: "brussels", Title: brussels.Cell.Title, Seat: "brussels", Bot: true, Status: view.RequestTaken,
		At: 70 * minute, Scenario: story + 70*minute, Waits: 70 * minute, MayClose: true, Item: "request/3", Handler: &view.Handler{Seat: "deputy", Name: "Noor", At: 71 * minute}}
	control.Requests = []view.Request{done, open, taken}
	seoul.Notes = []view.Note{{Note: 1, Version: 2, Text: "Washington may speak at 11:00, if together.\nAsk the bank before 10:50.", Seat: "seoul", Name: "Min-jun", At: 62 * minute},
		{Note: 3, Version: 1, Text: "لا يُنشر شيء قبل جواب طوكيو.", Seat: "seoul", Name: "Min-jun", At: 69 * minute}}
}
