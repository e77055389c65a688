package staff

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// newToken returns a secret of 256 bits for an address or a cookie.
func newToken() string {
	var b [32]byte
	rand.Read(b[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// hashed is how a token lies at rest: who reads the file can't use it. A token
// is random, so a plain hash does.
func hashed(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// letters are those of a join code, after Crockford: none looks like another.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength is the number of letters in a join code: 40 bits, so that with
// the guesses that are let through nobody hits one within years.
const codeLength = 8

// newCode returns a join code as it is kept.
func newCode() string {
	var b [codeLength]byte
	rand.Read(b[:])
	for i, x := range b {
		b[i] = letters[x%32]
	}
	return string(b[:])
}

// ShowCode writes a join code as people read it out: two groups of four.
func ShowCode(code string) string {
	if len(code) != codeLength {
		return code
	}
	return code[:codeLength/2] + "-" + code[codeLength/2:]
}

// readCode makes of what a person typed the code that they mean; empty where
// it can't be one.
func readCode(typed string) string {
	if len(typed) > 64 {
		return ""
	}
	var b strings.Builder
	for _, c := range strings.ToUpper(typed) {
		switch {
		case c == 'O':
			c = '0'
		case c == 'I' || c == 'L':
			c = '1'
		case c == '-' || c == ' ' || c == '\u2013' || c == '\u200f' || c == '\u200e':
			continue
		}
		if !strings.ContainsRune(letters, c) {
			return ""
		}
		b.WriteRune(c)
	}
	if b.Len() != codeLength {
		return ""
	}
	return b.String()
}
