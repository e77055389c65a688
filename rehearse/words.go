package rehearse

import "tamrin/lang"

// What the report says in text and as a page.
var (
	findingsTitle = lang.Words{"What to change", "ما ينبغي تغييره"}
	nothingFound  = lang.Words{"Nothing stands out: every inject comes, every choice is one, nobody sits idle.", "لا شيء لافت: كل مُدخل يأتي، وكل اختيار اختيار، ولا أحد بلا عمل."}

	endingsTitle  = lang.Words{"How it ends", "كيف ينتهي"}
	outcomesTitle = lang.Words{"Outcomes, and when", "المآلات وأوقاتها"}

	decisionsTitle = lang.Words{"Decisions", "القرارات"}
	movesTitle     = lang.Words{"How choices and outcomes go together", "كيف تقترن الخيارات بالمآلات"}
	movesHow       = lang.Words{
		"Share of an outcome among runs with the option, less its share in all runs that answered the decision, in points. It is what goes together in the model: no proof that the choice causes it. Only clear differences are shown.",
		"نسبة المآل في الجولات التي أُخذ فيها الخيار، مطروحًا منها نسبته في كل الجولات التي أُجيب فيها عن القرار، بالنقاط. هذا اقتران في النموذج، وليس دليلًا على أن الخيار سببه. لا يظهر إلا الفرق الواضح.",
	}

	injectsTitle = lang.Words{"Injects", "المُدخلات"}
	injectsHow   = lang.Words{
		"How often each comes, and when: the middle of the runs, in brackets nine of ten.",
		"نسبة مجيء كل مُدخل ووقته: أوسط الجولات، وبين القوسين تسعة أعشارها.",
	}
	neverWords = map[Reason]lang.Words{
		WasOmitted:     {"left out by its status", "مستبعد بحكم حالته"},
		WaitsForHand:   {"waits for control", "ينتظر التحكم"},
		ConditionFalse: {"condition never true", "شرطه لا يصحّ"},
		SourceMissing:  {"what it follows never comes", "ما يتبعه لا يقع"},
		NeverNeeded:    {"never needed", "لم تدع إليه حاجة"},
		HeldBack:       {"its `if` fails", "لا يصحّ `if`"},
		EndedBefore:    {"exercise ends before", "ينتهي التمرين قبله"},
		NeverOffered:   {"never on offer", "لم يُعرض قط"},
		NeverLeaned:    {"leaning 0 when offered", "ميله 0 حين يُعرض"},
		NeverDrawn:     {"never drawn", "لم يُختر قط"},
		NeverAsked:     {"never asked", "لم يُسأل عنه"},
	}

	cellsTitle = lang.Words{"Cells: how busy, minute by minute", "الخلايا: الانشغال دقيقة بدقيقة"}
	cellsHow   = lang.Words{
		"What reaches a cell: injects sent to it or made public, decisions it may take, decisions of others it hears of.",
		"ما يصل إلى الخلية: المُدخلات الموجهة إليها أو المعلنة، والقرارات التي لها أن تتخذها، وقرارات غيرها التي تعلم بها.",
	}

	goalsTitle = lang.Words{"Objectives and tasks: how often tested", "الأهداف والمهام: كم مرة تُختبر"}
	goalsHow   = lang.Words{
		"Share of runs in which an inject that names it comes, or a decision that names it opens.",
		"نسبة الجولات التي يأتي فيها مُدخل يذكره، أو يُفتح قرار يذكره.",
	}
	commitmentsTitle   = lang.Words{"Commitments", "الالتزامات"}
	commitmentsHow     = lang.Words{"Share of runs in which each is, at least once, …", "نسبة الجولات التي يقع فيها لكل التزام، مرة على الأقل، …"}
	consultationsTitle = lang.Words{"Consultations", "المشاورات"}
	consultationsHow   = lang.Words{"Share of runs in which each alliance consults, and what becomes of its joint text.", "نسبة الجولات التي يتشاور فيها كل تحالف، ومآل نصه المشترك."}

	upheldWord   = lang.Words{"upheld", "يُوفى به"}
	strainedWord = lang.Words{"strained", "يُجهد"}
	brokenWord   = lang.Words{"broken", "يُنقض"}
	untestedWord = lang.Words{"left alone", "لا يُمسّ"}

	howToRead = lang.Words{
		"How to read this. Bots stand in for people: each party answers when and as the scenario's `bot_takes` and `bot` say. Shares are of all runs where nothing else is said; intervals are 95% (Wilson) and tell what chance leaves open, not how well bots resemble your players. Times are exercise time, h:mm. The same files and seed give the same report on every machine.",
		"كيف يُقرأ هذا. اللاعبون الآليون ينوبون عن الناس: كل طرف يجيب متى وكيف يقول `bot_takes` و`bot` في السيناريو. النسب من كل الجولات ما لم يُذكر غير ذلك، والفترات 95% (ويلسون) وتبيّن ما يتركه الاحتمال مفتوحًا، لا مقدار شبه اللاعبين الآليين بلاعبيكم. الأوقات زمن التمرين بالساعات والدقائق. الملفات والبذرة نفسها تعطي التقرير نفسه على كل جهاز.",
	}
)

// What only the page says.
var (
	pageTitle     = lang.Words{"Rehearsal: %s", "تجربة التمرين: %s"}
	rehearsalWord = lang.Words{"Rehearsal by bots", "تجربة التمرين بلاعبين آليين"}
	originWords   = lang.Words{"Scenario %s, version %s · seed %s · %s playouts", "السيناريو %s، النسخة %s · البذرة %s · عدد الجولات الآلية %s"}
	lengthWords   = lang.Words{
		"When it ends: at %s in the middle run, between %s and %s in nine of ten.",
		"متى ينتهي: عند %s في الجولة الوسطى، وبين %s و%s في تسعة أعشار الجولات.",
	}
	outcomeWord  = lang.Words{"Outcome", "المآل"}
	shareWord    = lang.Words{"Share of runs", "النسبة من الجولات"}
	whenWord     = lang.Words{"When", "متى"}
	endsWord     = lang.Words{"ends the exercise", "ينهي التمرين"}
	cellWord     = lang.Words{"Cell", "الخلية"}
	perRunWord   = lang.Words{"A run", "في الجولة"}
	fullestWord  = lang.Words{"Fullest 10 min", "أكثر 10 دقائق ازدحامًا"}
	idleWord     = lang.Words{"Idle", "بلا عمل"}
	injectWord   = lang.Words{"Inject", "المُدخل"}
	numberWord   = lang.Words{"No.", "الرقم"}
	everyoneWord = lang.Words{"everyone", "الجميع"}
	optionWord   = lang.Words{"Option", "الخيار"}
	heatHow      = lang.Words{
		"The darker, the more; a line below marks idle stretches (ochre) and crowded minutes (red).",
		"كلما اشتد اللون كثر ما يصل؛ والخط تحته يبيّن فترات بلا عمل (بلون ترابي) والدقائق المزدحمة (بالأحمر).",
	}
	firingHow = lang.Words{
		"The darker, the more runs in which it comes then.",
		"كلما اشتد اللون كثرت الجولات التي يأتي فيها حينئذ.",
	}
	decisionsHow = lang.Words{
		"Share of each option among the runs in which the decision opens; the pale part was taken by default.",
		"نسبة كل خيار من الجولات التي يُفتح فيها القرار؛ والجزء الباهت أُخذ افتراضًا.",
	}
)
