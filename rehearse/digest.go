package rehearse

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"reflect"
	"slices"

	"tamrin/diag"
	"tamrin/scenario"
)

// digest returns what tells one scenario from another: a hash of everything in
// it but the places in files where it was written, so that a copy in another
// folder counts as the same.
func digest(s *scenario.Scenario) string {
	h := sha256.New()
	digestValue(h, reflect.ValueOf(s).Elem())
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func digestValue(h hash.Hash, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[diag.Span]() {
			return
		}
		for i := range v.NumField() {
			digestValue(h, v.Field(i))
		}
	case reflect.Slice:
		fmt.Fprintf(h, "[%d", v.Len())
		for i := range v.Len() {
			digestValue(h, v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		fmt.Fprintf(h, "{%d", len(keys))
		for _, k := range keys {
			digestValue(h, k)
			digestValue(h, v.MapIndex(k))
		}
	case reflect.Pointer:
		fmt.Fprintf(h, "*%t", v.IsNil())
		if !v.IsNil() {
			digestValue(h, v.Elem())
		}
	case reflect.String:
		fmt.Fprintf(h, "%q", v.String())
	default:
		fmt.Fprintf(h, "%v;", v.Interface())
	}
}
