package staff

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"tamrin/lang"
)

// What argon2id is asked to spend on one password: about 50 ms on a laptop.
const (
	argonMemory = 19 << 10 // KiB
	argonTime   = 2
	argonLanes  = 1
	argonLength = 32
)

// Lengths of a password, in characters and bytes.
const (
	MinPassword = 12
	maxPassword = 512
)

var weakPassword = invalid(lang.Words{
	"A password has at least 12 characters; several words in a row are easiest to keep. Nothing was changed.",
	"كلمة المرور 12 حرفًا على الأقل، وأسهلها حفظًا بضع كلمات متتالية. لم يتغيّر شيء."})

// guard makes what is kept of a password, in the usual written form.
func (r *Register) guard(ctx context.Context, password string) (string, error) {
	if utf8.RuneCountInString(password) < MinPassword || len(password) > maxPassword {
		return "", weakPassword
	}
	var salt [16]byte
	rand.Read(salt[:])
	key, err := r.argon(ctx, password, salt[:], argonTime, argonMemory, argonLanes)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonLanes, b64(salt[:]), b64(key)), nil
}

// nobody is worked on in place of an account that does not exist, so that the
// time an answer takes does not tell which names there are.
var nobody = fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	argon2.Version, argonMemory, argonTime, argonLanes)

// matches reports whether the password is the one kept.
func (r *Register) matches(ctx context.Context, kept, password string) (bool, error) {
	var version int
	var memory, times uint32
	var lanes uint8
	parts := strings.Split(kept, "$")
	if len(parts) != 6 || len(password) > maxPassword {
		return false, nil
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &times, &lanes); err != nil || version != argon2.Version {
		return false, nil
	}
	salt, err1 := base64.RawStdEncoding.DecodeString(parts[4])
	want, err2 := base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil {
		return false, nil
	}
	key, err := r.argon(ctx, password, salt, times, memory, lanes)
	return err == nil && subtle.ConstantTimeCompare(key, want) == 1, err
}

func (r *Register) argon(ctx context.Context, password string, salt []byte, times, memory uint32, lanes uint8) ([]byte, error) {
	select {
	case r.hashing <- struct{}{}:
		defer func() { <-r.hashing }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, times, memory, lanes, argonLength), nil
}
