package scenario

import (
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"
)

// MaxNumber bounds the whole numbers of a scenario, so that sums stay exact.
const MaxNumber = 1_000_000_000_000

// scalarCheck tells what is wrong with the text of one scalar.
type scalarCheck = func(d *decoder, n *yaml.Node, text string)

// checks are the fields whose texts have a form of their own.
var checks = map[reflect.Type]map[string]scalarCheck{
	reflect.TypeFor[Scenario]():  {"languages": languageTag, "id": identifierText},
	reflect.TypeFor[Party]():     {"iso": countryCode},
	reflect.TypeFor[Cell]():      {"languages": languageTag},
	reflect.TypeFor[Rule]():      {"name": identifierText},
	reflect.TypeFor[Var]():       {"values": identifierText},
	reflect.TypeFor[Paragraph](): {"id": identifierText},
	reflect.TypeFor[Reception](): {"id": identifierText},
	reflect.TypeFor[Question]():  {"id": identifierText},
}

func checkOf(t reflect.Type, key string) scalarCheck {
	if list := ChoicesOf(t, key); list != nil {
		return oneOf(list)
	}
	return checks[t][key]
}

// ChoicesOf returns the closed list that the field of a struct of the model
// takes its value from; nil where it takes any.
func ChoicesOf(t reflect.Type, key string) []Choice { return choices[t][key] }

var choices = map[reflect.Type]map[string][]Choice{
	reflect.TypeFor[Scenario]():   {"level": Levels},
	reflect.TypeFor[Alliance]():   {"rule": AllianceRules},
	reflect.TypeFor[Commitment](): {"kind": CommitmentKinds, "posture": Postures},
	reflect.TypeFor[Cell]():       {"kind": CellKinds},
	reflect.TypeFor[Question]():   {"kind": QuestionKinds},
	reflect.TypeFor[Inject]():     {"type": InjectTypes, "status": InjectStatuses, "priority": Priorities, "channel": Channels},
}

// oneOf checks for a word of a closed list.
func oneOf(list []Choice) scalarCheck {
	known := ids(list)
	return func(d *decoder, n *yaml.Node, text string) {
		if !slices.Contains(known, text) {
			d.guess("S105", d.src.span(n), text, known, clip(text))
		}
	}
}

func identifierText(d *decoder, n *yaml.Node, text string) { d.identifier(text, d.src.span(n)) }

func countryCode(d *decoder, n *yaml.Node, text string) {
	if !IsCountry(text) {
		d.add("S220", d.src.span(n), clip(text)).WithHint(meantCountry(text))
	}
}
