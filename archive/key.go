package archive

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base32"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The files of an installation's key in its folder: what signs, for nobody
// else's eyes, and what others check with.
const (
	KeyFile    = "archive.key"
	PublicFile = "archive.pub"
)

// Key is what an installation signs its archives with.
type Key struct{ private ed25519.PrivateKey }

// Public is the part of a key that others may know.
type Public [ed25519.PublicKeySize]byte

// Public returns the part of the key that others may know.
func (k *Key) Public() Public { return Public(k.private.Public().(ed25519.PublicKey)) }

// Secret returns bytes that nobody has who has not the key, for a purpose.
func (k *Key) Secret(purpose string) []byte {
	sum := sha256.Sum256(append([]byte("tamrin "+purpose+"\n"), k.private.Seed()...))
	return sum[:]
}

func (k *Key) sign(manifest []byte) []byte {
	return ed25519.Sign(k.private, append([]byte(signedAs), manifest...))
}

func (p Public) signed(manifest, signature []byte) bool {
	return ed25519.Verify(p[:], append([]byte(signedAs), manifest...), signature)
}

// letters of a fingerprint: none is taken for another on paper or in speech.
var letters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Fingerprint is short enough to be read out: five groups of four letters and
// digits, 100 bits of the key's sum.
func (p Public) Fingerprint() string {
	sum := sha256.Sum256(p[:])
	s := letters.EncodeToString(sum[:])[:20]
	return strings.Join([]string{s[:4], s[4:8], s[8:12], s[12:16], s[16:]}, "-")
}

// String gives the whole key in hexadecimal.
func (p Public) String() string { return hex.EncodeToString(p[:]) }

// Is reports whether known, what somebody has read out or typed, is the key's
// fingerprint or the key itself. Letters that are taken for others are forgiven.
func (p Public) Is(known string) bool {
	known = strings.ToUpper(strings.Join(strings.FieldsFunc(known, func(r rune) bool {
		return r == '-' || r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\u200e' || r == '\u200f'
	}), ""))
	if known == strings.ToUpper(p.String()) {
		return true
	}
	known = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(known)
	return known == strings.ReplaceAll(p.Fingerprint(), "-", "")
}

// parsePublic reads a public key in hexadecimal.
func parsePublic(s string) (p Public, ok bool) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(p) || s != strings.ToLower(s) {
		return p, false
	}
	return Public(b), true
}

// NewKey makes a key.
func NewKey() *Key {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		panic("archive: " + err.Error()) // the machine's chance never fails
	}
	return &Key{private}
}

// KeyIn returns the key of the installation whose folder this is. It is made
// the first time, and put where its owner alone can read it.
func KeyIn(folder string) (*Key, error) {
	path := filepath.Join(folder, KeyFile)
	k, err := readKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = placeKey(folder, path, NewKey()); err == nil {
			k, err = readKey(path) // another may have placed theirs first
		}
	}
	if err != nil {
		return nil, fail(NoKey, err)
	}
	public := filepath.Join(folder, PublicFile)
	if kept, err := os.ReadFile(public); err != nil || !k.Public().Is(string(kept)) {
		if err := os.WriteFile(public, []byte(k.Public().String()+"\n"), 0o644); err != nil {
			return nil, fail(NoKey, err)
		}
	}
	return k, nil
}

func readKey(path string) (*Key, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(b)
	if block == nil {
		return nil, errors.New(path + " holds no key")
	}
	any, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	private, ok := any.(ed25519.PrivateKey)
	if err != nil || !ok {
		return nil, errors.Join(errors.New(path+" holds no Ed25519 key"), err)
	}
	return &Key{private}, os.Chmod(path, 0o600)
}

// placeKey puts a key on disk whole, and never over one that is there.
func placeKey(folder, path string, k *Key) error {
	der, err := x509.MarshalPKCS8PrivateKey(k.private)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".key-*") // readable by its owner alone
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err = os.Link(f.Name(), path); errors.Is(err, fs.ErrExist) {
		return nil
	} else if err != nil { // the disk has no links
		err = os.Rename(f.Name(), path)
	}
	return err
}
