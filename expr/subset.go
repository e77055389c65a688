package expr

import (
	"strconv"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/overloads"
)

// signature is one form of a function or operator of CEL.
type signature struct {
	result *cel.Type
	args   []*cel.Type
}

func takes(result *cel.Type, args ...*cel.Type) signature { return signature{result, args} }

// The forms that several operators share. CEL declares some of them once for
// any type; one by one they keep the checker's work in step with the length of
// the expression, where type parameters make it grow with the square.
var (
	logic    = []signature{takes(cel.BoolType, cel.BoolType, cel.BoolType)}
	order    = pairs(cel.IntType, cel.DurationType, cel.BoolType)
	equality = pairs(cel.IntType, cel.DurationType, cel.BoolType, cel.StringType)
	sums     = []signature{
		takes(cel.IntType, cel.IntType, cel.IntType),
		takes(cel.DurationType, cel.DurationType, cel.DurationType),
	}
	products = []signature{takes(cel.IntType, cel.IntType, cel.IntType)}
)

// supported holds what the engine evaluates; the checker knows nothing else.
var supported = map[string][]signature{
	operators.LogicalAnd:          logic,
	operators.LogicalOr:           logic,
	operators.LogicalNot:          {takes(cel.BoolType, cel.BoolType)},
	operators.Conditional:         choices(),
	operators.Equals:              equality,
	operators.NotEquals:           equality,
	operators.Less:                order,
	operators.LessEquals:          order,
	operators.Greater:             order,
	operators.GreaterEquals:       order,
	operators.Add:                 sums,
	operators.Subtract:            sums,
	operators.Multiply:            products,
	operators.Divide:              products,
	operators.Modulo:              products,
	operators.Negate:              {takes(cel.IntType, cel.IntType)},
	operators.In:                  membership(),
	overloads.Size:                {takes(cel.IntType, cel.ListType(cel.StringType))},
	overloads.TypeConvertDuration: {takes(cel.DurationType, cel.StringType)},
}

// pairs are the comparisons of two values of one type.
func pairs(types ...*cel.Type) []signature {
	var out []signature
	for _, t := range types {
		out = append(out, takes(cel.BoolType, t, t))
	}
	return out
}

func choices() []signature {
	var out []signature
	for _, t := range []*cel.Type{cel.IntType, cel.DurationType, cel.BoolType, cel.StringType} {
		out = append(out, takes(t, cel.BoolType, t, t))
	}
	return out
}

func membership() []signature {
	var out []signature
	for _, t := range []*cel.Type{cel.IntType, cel.DurationType, cel.BoolType, cel.StringType} {
		out = append(out, takes(cel.BoolType, t, cel.ListType(t)))
	}
	return out
}

// functions declares what is supported to the checker.
func functions() []cel.EnvOption {
	var out []cel.EnvOption
	for name, forms := range supported {
		var o []cel.FunctionOpt
		for i, f := range forms {
			o = append(o, cel.Overload(name+strconv.Itoa(i), f.args, f.result))
		}
		if name == overloads.Size {
			o = append(o, cel.MemberOverload("set.size", forms[0].args, forms[0].result))
		}
		out = append(out, cel.Function(name, o...))
	}
	return out
}
