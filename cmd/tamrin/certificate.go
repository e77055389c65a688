package main

import (
	"crypto/tls"
	"os"
	"sync"
	"time"

	"tamrin/lang"
)

// certificate is the server's own, read anew when its file has changed, as it
// has every few weeks where a machine renews it.
type certificate struct {
	certFile, keyFile string
	mu                sync.Mutex
	now               *tls.Certificate
	of                time.Time // when the file was changed that it was read from
	looked            time.Time
}

// lookEvery is how often the file is looked at, at most.
const lookEvery = 10 * time.Second

// encryption returns how connections are encrypted; nil where they are not.
func (s *service) encryption() (*tls.Config, error) {
	switch {
	case s.certFile == "" && s.keyFile == "":
		return nil, nil
	case s.certFile == "" || s.keyFile == "":
		return nil, usage(lang.Words{"a certificate needs its key, and a key its certificate", "الشهادة تحتاج إلى مفتاحها والمفتاح إلى شهادته"},
			lang.Words{"give both --tls-cert and --tls-key", "اذكر الخيارين --tls-cert و--tls-key معًا"})
	}
	c := &certificate{certFile: s.certFile, keyFile: s.keyFile}
	if err := c.read(time.Now()); err != nil {
		return nil, failure(lang.Words{"the certificate in %s, or its key in %s, cannot be read: %v", "تعذّرت قراءة الشهادة من %s أو مفتاحها من %s: %v"}.Format(s.certFile, s.keyFile, err), lang.Words{},
			lang.Words{"both are PEM files, the certificate with those that signed it behind it", "كلاهما ملف PEM، والشهادة تتبعها الشهادات التي وقّعتها"})
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.get(time.Now()), nil }}, nil
}

// get returns the certificate. While a changed file can't be read, as it is
// half written, the one before stays.
func (c *certificate) get(now time.Time) *tls.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now.Sub(c.looked) >= lookEvery {
		_ = c.read(now) // it is tried again soon
	}
	return c.now
}

func (c *certificate) read(now time.Time) error {
	c.looked = now
	info, err := os.Stat(c.certFile)
	if err != nil || c.now != nil && info.ModTime().Equal(c.of) {
		return err
	}
	fresh, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err == nil {
		c.now, c.of = &fresh, info.ModTime()
	}
	return err
}
