package scenario

import "testing"

func TestParseDTG(t *testing.T) {
	for text, want := range map[string]string{
		"220800AUG2011":    "2011-08-22T08:00:00+09:00", // no zone letter: that of the caller
		"271030ZJAN23":     "2023-01-27T10:30:00Z",
		"271030Z JAN 23":   "2023-01-27T10:30:00Z",
		"310900ijan23":     "2023-01-31T09:00:00+09:00",
		"010000MMAR2024":   "2024-03-01T00:00:00+12:00",
		"010000YMAR2024":   "2024-03-01T00:00:00-12:00",
		"010000JJUN24":     "2024-06-01T00:00:00+09:00", // J is local time
		"010000JUN24":      "2024-06-01T00:00:00+09:00", // and not the J of JUN
		"290000NFEB2024":   "2024-02-29T00:00:00-01:00",
		"010000ZNOV70":     "1970-11-01T00:00:00Z",
		"010000ZNOV69":     "2069-11-01T00:00:00Z",
		"31 2359 Z DEC 99": "1999-12-31T23:59:00Z",
	} {
		if got, err := ParseDTG(text, 540); err != nil || got.String() != want {
			t.Errorf("ParseDTG(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "271030", "271030Z", "271030ZJA23", "301030ZFEB23", "272530ZJAN23", "271030ZJAN", "271030ZJAN023", "271030ZANJ23", "0271030ZJAN23", "271030ÄJAN23", "27103"} {
		if got, err := ParseDTG(text, 0); err == nil {
			t.Errorf("ParseDTG(%q) = %s, want an error", text, got)
		}
	}
}

func TestDTG(t *testing.T) {
	for text, want := range map[string]string{
		"2023-01-31T09:00:00+09:00": "310900IJAN23",
		"2023-01-31T00:00:00Z":      "310000ZJAN23",
		"2011-08-22T08:00:00-05:00": "220800RAUG11",
		"2023-01-31T09:00:00+05:30": "310330ZJAN23", // half-hour zones have no letter
		"2023-01-31T09:00:00+13:00": "302000ZJAN23",
	} {
		at, err := ParseInstant(text)
		if err != nil || at.DTG() != want {
			t.Errorf("the group of %s is %s, want %s (%v)", text, at.DTG(), want, err)
		}
	}
}

func FuzzDTG(f *testing.F) {
	for _, s := range []string{"220800AUG2011", "271030ZJAN23", "31 2359 Z DEC 99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, err := ParseDTG(text, 540)
		if err != nil {
			return
		}
		if year := at.Civil().Year; year < 1970 || year > 2069 {
			return // two digits do not tell the century
		}
		if again, err := ParseDTG(at.DTG(), 0); err != nil || again.UnixMS != at.UnixMS {
			t.Fatalf("%q is %s, written %s and read as %s (%v)", text, at, at.DTG(), again, err)
		}
	})
}
