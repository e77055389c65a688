package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// writeCertificate writes a certificate for this machine and its key, and
// returns who trusts it.
func writeCertificate(t *testing.T, folder string, serial int64) *x509.CertPool {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "tamrin"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"key.pem": {Type: "PRIVATE KEY", Bytes: private}, "cert.pem": {Type: "CERTIFICATE", Bytes: der}} {
		if err := os.WriteFile(filepath.Join(folder, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	at := time.Unix(1_700_000_000+serial, 0)
	if err := os.Chtimes(filepath.Join(folder, "cert.pem"), at, at); err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool.AddCert(made)
	return pool
}

// With a certificate of its own the server speaks HTTPS alone, and cookies and
// links are made for that.
func TestServeWithACertificateOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	pool := writeCertificate(t, folder, 1)
	s := startServingAs(t, service{kept: kept{folder: filepath.Join(folder, "data")}, addr: "127.0.0.1:0",
		certFile: filepath.Join(folder, "cert.pem"), keyFile: filepath.Join(folder, "key.pem")})
	defer s.end()
	if !strings.HasPrefix(s.base, "https://127.0.0.1:") {
		t.Fatalf("it serves %s", s.base)
	}
	c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: true}}
	resp, err := c.Get(s.base + "/sign-in")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK || resp.Proto != "HTTP/2.0" || resp.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("it answers %s %s %v", resp.Proto, resp.Status, resp.Header)
	}
	plain, err := http.Get("http" + strings.TrimPrefix(s.base, "https") + "/sign-in")
	if err != nil {
		t.Fatal(err)
	}
	plain.Body.Close()
	if plain.StatusCode != http.StatusBadRequest {
		t.Errorf("without encryption it answers %s", plain.Status)
	}
	old := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MaxVersion: tls.VersionTLS11}}}
	if _, err := old.Get(s.base); err == nil {
		t.Error("it speaks TLS 1.1")
	}
}

// A renewed certificate is taken without a restart, and half of one is not.
func TestARenewedCertificateIsTaken(t *testing.T) {
	folder := t.TempDir()
	writeCertificate(t, folder, 1)
	c := &certificate{certFile: filepath.Join(folder, "cert.pem"), keyFile: filepath.Join(folder, "key.pem")}
	now := time.Now()
	serial := func() int64 { return c.get(now).Leaf.SerialNumber.Int64() }
	if got := serial(); got != 1 {
		t.Fatal(got)
	}
	writeCertificate(t, folder, 2)
	if got := serial(); got != 1 {
		t.Errorf("it is looked at anew at once: %d", got)
	}
	now = now.Add(lookEvery)
	if got := serial(); got != 2 {
		t.Errorf("the renewed one is not taken: %d", got)
	}
	if err := os.WriteFile(c.certFile, []byte("-----BEGIN CERT"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(lookEvery)
	if got := serial(); got != 2 {
		t.Errorf("half a file is taken: %d", got)
	}
	writeCertificate(t, folder, 3)
	now = now.Add(lookEvery)
	if got := serial(); got != 3 {
		t.Errorf("the next one is not taken: %d", got)
	}
}

func TestACertificateThatCannotBeReadIsTold(t *testing.T) {
	for _, s := range []service{{certFile: "x"}, {keyFile: "x"}, {certFile: "none.pem", keyFile: "none.key"}} {
		if _, err := s.encryption(); err == nil {
			t.Errorf("%+v is taken", s)
		}
	}
}

// A head that is too large is refused, and one that does not come has its time:
// the numbers themselves, as waiting for them takes as long as they say.
func TestHeadsOfRequestsAreSmallAndSoon(t *testing.T) {
	s := startServing(t, filepath.Join(t.TempDir(), "data"))
	defer s.end()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.base+"/sign-in", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Large", strings.Repeat("x", 100<<10))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head of 100 KB is answered %s", resp.Status)
	}
	a := &app{surroundings: surroundings{out: s.out, err: s.out, env: func(string) string { return "" }}}
	server := a.watch(service{}, "").server(nil, service{}, nil)
	if head, idle := server.ReadHeaderTimeout, server.IdleTimeout; head <= 0 || head > 10*time.Second || idle <= 0 || idle > 2*time.Minute {
		t.Errorf("a head has %v, a silent connection %v", head, idle)
	}
}
