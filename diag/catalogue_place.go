package diag

import "tamrin/lang"

// S26x: places and maps.
var _ = register(map[Code]Entry{
	"S260": {
		Message: lang.Words{"%s is no latitude; latitudes go from -90 to 90", "%s ليس خط عرض؛ خطوط العرض من -90 إلى 90"},
		Hint:    lang.Words{"write degrees as a decimal, south below 0: lat: -33.87", "اكتب الدرجات عددًا عشريًا، والجنوب دون 0: lat: -33.87"},
		Explain: lang.Words{
			"Latitude says how far north (above 0) or south (below 0) of the equator a place is; the poles are at 90 and -90. `lat: 126.98` is most likely a longitude:\n\n    at: {lat: 37.57, lon: 126.98}    # Seoul",
			"خط العرض بُعد المكان شمال خط الاستواء (فوق 0) أو جنوبه (دون 0)؛ والقطبان عند 90 و-90. و`lat: 126.98` غالبًا خط طول:\n\n    at: {lat: 37.57, lon: 126.98}    # سيول",
		},
	},
	"S261": {
		Message: lang.Words{"%s is no longitude; longitudes go from -180 to 180", "%s ليس خط طول؛ خطوط الطول من -180 إلى 180"},
		Hint:    lang.Words{"write degrees as a decimal, west below 0: lon: -77.04", "اكتب الدرجات عددًا عشريًا، والغرب دون 0: lon: -77.04"},
		Explain: lang.Words{
			"Longitude says how far east (above 0) or west (below 0) of Greenwich a place is. 190 degrees east is 170 degrees west: `lon: -170`.",
			"خط الطول بُعد المكان شرق غرينتش (فوق 0) أو غربها (دون 0). و190 درجة شرقًا هي 170 درجة غربًا: `lon: -170`.",
		},
	},
	"S262": {
		Message: lang.Words{"the map is upside down: its southern edge %s is not below its northern edge %s", "الخريطة مقلوبة: حافتها الجنوبية %s ليست دون حافتها الشمالية %s"},
		Hint:    lang.Words{"swap south and north", "بدّل بين south وnorth"},
		Explain: lang.Words{
			"A map shows what lies between two parallels, the southern one being the lower number: `{west: 120, south: 30, east: 146, north: 45}`. In the southern hemisphere both are below 0: `south: -48, north: -8`.",
			"تعرض الخريطة ما بين خطي عرض، والجنوبي منهما هو العدد الأصغر: `{west: 120, south: 30, east: 146, north: 45}`. وفي نصف الكرة الجنوبي كلاهما دون 0: `south: -48, north: -8`.",
		},
	},
	"S263": {
		Message: lang.Words{"from west %s eastwards to east %s is %d degrees, most of the way round the earth", "من الغرب %s شرقًا إلى الشرق %s مسافة %d درجة، أي معظم الأرض"},
		Hint:    lang.Words{"swap west and east; for the whole earth write west: -180, east: 180", "بدّل بين west وeast؛ وللأرض كلها اكتب west: -180 وeast: 180"},
		Explain: lang.Words{
			"A map runs from its western edge eastwards. East below west means that it lies across the antimeridian, as the Pacific does: `{west: 118, south: 5, east: -65, north: 62}`. Where that would be more than half of the earth, the two were probably swapped.",
			"تمتد الخريطة من حافتها الغربية شرقًا. فإن كان east دون west فهي تعبر خط الطول 180 كالمحيط الهادئ: `{west: 118, south: 5, east: -65, north: 62}`. وإن زاد ذلك على نصف الأرض فالأرجح أن الحافتين متبادلتان.",
		},
	},
	"S264": {
		Severity: Warning,
		Message:  lang.Words{"this place lies outside the map of every theatre, so no map shows it", "هذا المكان خارج خرائط المسارح كلها، فلا تعرضه خريطة"},
		Hint:     lang.Words{"correct lat and lon, or widen a theatre's map", "صحّح lat وlon أو وسّع خريطة أحد المسارح"},
		Explain: lang.Words{
			"A marker is shown on each map whose window holds its place. A sign that is missing (`lon: 77` for `lon: -77`) puts a place on the other side of the earth.",
			"تظهر العلامة على كل خريطة تشمل نافذتها مكانها. وسقوط إشارة السالب (`lon: 77` بدل `lon: -77`) ينقل المكان إلى الجهة الأخرى من الأرض.",
		},
	},
	"S265": {
		Severity: Warning,
		Message:  lang.Words{"no theatre has a map, so this place is never shown", "لا خريطة لأي مسرح، فلا يظهر هذا المكان أبدًا"},
		Hint:     lang.Words{"write map: {west: …, south: …, east: …, north: …} under a theatre", "اكتب map: {west: …, south: …, east: …, north: …} تحت أحد المسارح"},
		Explain: lang.Words{
			"Maps belong to theatres:\n\n    theatres:\n      korea: {map: {west: 120, south: 30, east: 146, north: 45}}",
			"الخرائط للمسارح:\n\n    theatres:\n      korea: {map: {west: 120, south: 30, east: 146, north: 45}}",
		},
	},
	"S266": {
		Severity: Warning,
		Message:  lang.Words{"the force %s is nowhere, and no inject moves it", "القوة %s ليست في أي مكان، ولا ينقلها مُدخل"},
		Hint:     lang.Words{"write at: {lat: …, lon: …}, or let an inject move it", "اكتب at: {lat: …, lon: …} أو دع مُدخلًا ينقلها"},
		Explain: lang.Words{
			"A force is on the map from STARTEX on where it has `at`, else from the first inject that moves it:\n\n    moves: [{force: convoy, at: {lat: 50.45, lon: 30.52}}]",
			"تظهر القوة على الخريطة منذ بدء التمرين إن كان لها `at`، وإلا فمنذ أول مُدخل ينقلها:\n\n    moves: [{force: convoy, at: {lat: 50.45, lon: 30.52}}]",
		},
	},
	"S267": {
		Message: lang.Words{"a line runs through two places at least", "يمر الخط بمكانين على الأقل"},
		Hint:    lang.Words{"write through: [{lat: …, lon: …}, {lat: …, lon: …}]", "اكتب through: [{lat: …, lon: …}, {lat: …, lon: …}]"},
		Explain: lang.Words{
			"A river, road or border of a map is drawn from each of its places to the next.",
			"يُرسم النهر أو الطريق أو الحد على الخريطة من كل مكان إلى الذي يليه.",
		},
	},
})
