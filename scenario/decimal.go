package scenario

import (
	"strconv"
	"strings"

	"tamrin/lang"
)

// decimalPlaces is how many digits a Decimal keeps behind the point, and
// before it.
const decimalPlaces = 9

// ParseDecimal reads a number such as 5, 0.25 or -1.5 exactly: up to nine
// digits before the point and nine behind it. The error is a *Malformed.
func ParseDecimal(text string) (Decimal, error) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, part, dotted := strings.Cut(digits, ".")
	if !allDigits(whole) || dotted && !allDigits(part) {
		return Decimal{}, &Malformed{notANumber(text)}
	}
	whole, part = strings.TrimLeft(whole, "0"), strings.TrimRight(part, "0")
	if len(whole) > decimalPlaces || len(part) > decimalPlaces {
		return Decimal{}, &Malformed{lang.Words{"%s has more than nine digits before or behind the point", "في %s أكثر من تسعة أرقام قبل الفاصلة أو بعدها"}.Format(clip(text))}
	}
	num, _ := strconv.ParseInt("0"+whole+part, 10, 64) // at most 18 digits
	if negative {
		num = -num
	}
	return Decimal{Num: num, Den: power10(len(part)), Set: true}, nil
}

func notANumber(text string) lang.Words {
	if n, ok := strings.CutSuffix(text, "%"); ok && allDigits(n) {
		return lang.Words{"write %s as a share of 1, so 70%% as 0.7", "اكتب %s حصةً من 1، أي 70%% هكذا: 0.7"}.Format(clip(text))
	}
	return lang.Words{"%q is not a number; write it as 3 or 0.25", "%q ليس عددًا؛ اكتبه مثل 3 أو 0.25"}.Format(clip(text))
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func power10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// String writes the number as an author would.
func (d Decimal) String() string {
	if d.Den <= 1 {
		return strconv.FormatInt(d.Num, 10)
	}
	places := len(strconv.FormatInt(d.Den, 10)) - 1
	num, sign := d.Num, ""
	if num < 0 {
		num, sign = -num, "-"
	}
	digits := strconv.FormatInt(num, 10)
	digits = strings.Repeat("0", max(0, places+1-len(digits))) + digits
	return sign + digits[:len(digits)-places] + "." + digits[len(digits)-places:]
}

// billionths returns the number in units of 10^-9; the second result is false
// where that does not fit.
func (d Decimal) billionths() int64 { return d.Num * (1_000_000_000 / max(1, d.Den)) }
