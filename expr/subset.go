package expr

import (
	"cel.dev/cel-go/common/env"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/overloads"
)

// supported lists, for each function or operator of CEL that the engine
// evaluates, the overloads it has. The checker knows no others.
var supported = []struct {
	function  string
	overloads []string
}{
	{operators.LogicalAnd, []string{overloads.LogicalAnd}},
	{operators.LogicalOr, []string{overloads.LogicalOr}},
	{operators.LogicalNot, []string{overloads.LogicalNot}},
	{operators.Conditional, []string{overloads.Conditional}},
	{operators.Equals, []string{overloads.Equals}},
	{operators.NotEquals, []string{overloads.NotEquals}},
	{operators.Less, []string{overloads.LessInt64, overloads.LessDuration, overloads.LessBool}},
	{operators.LessEquals, []string{overloads.LessEqualsInt64, overloads.LessEqualsDuration, overloads.LessEqualsBool}},
	{operators.Greater, []string{overloads.GreaterInt64, overloads.GreaterDuration, overloads.GreaterBool}},
	{operators.GreaterEquals, []string{overloads.GreaterEqualsInt64, overloads.GreaterEqualsDuration, overloads.GreaterEqualsBool}},
	{operators.Add, []string{overloads.AddInt64, overloads.AddDurationDuration}},
	{operators.Subtract, []string{overloads.SubtractInt64, overloads.SubtractDurationDuration}},
	{operators.Multiply, []string{overloads.MultiplyInt64}},
	{operators.Divide, []string{overloads.DivideInt64}},
	{operators.Modulo, []string{overloads.ModuloInt64}},
	{operators.Negate, []string{overloads.NegateInt64}},
	{operators.In, []string{overloads.InList}},
	{overloads.Size, []string{overloads.SizeList, overloads.SizeListInst}},
	{overloads.TypeConvertDuration, []string{overloads.StringToDuration}},
}

// subset is what cel-go's checker is given of CEL's standard library.
func subset() *env.LibrarySubset {
	lib := env.NewLibrarySubset().SetDisableMacros(true)
	for _, s := range supported {
		var o []*env.Overload
		for _, id := range s.overloads {
			o = append(o, &env.Overload{ID: id})
		}
		lib.AddIncludedFunctions(env.NewFunction(s.function, o...))
	}
	return lib
}
