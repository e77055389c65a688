package host

import (
	"context"
	"io"

	"tamrin/archive"
	"tamrin/research"
)

// Archive writes the exercise's archive as its log stands now, signed with the
// host's key.
func (x *Exercise) Archive(ctx context.Context, to io.Writer) (archive.Manifest, error) {
	return archive.Write(ctx, to, archive.Source{Log: x.host.Log, Exercise: x.id, Key: x.host.Key, Made: x.host.Clock.Now(), Program: x.host.Build})
}

// Signer is the key with which archives of the exercise are signed, as others
// may know it.
func (x *Exercise) Signer() archive.Public { return x.host.Key.Public() }

// Export returns the exercise's log for those who study it, as it stands now;
// with pseudonyms, which are the same each time, or with people's names.
func (x *Exercise) Export(ctx context.Context, pseudonyms bool) (*research.Export, error) {
	e, err := research.Of(ctx, x.host.Log, x.id)
	if err == nil && pseudonyms {
		e.Secret = x.host.Key.Secret("pseudonyms " + x.id)
	}
	return e, err
}

// Import puts the exercise of an archive that was verified among the host's, and
// returns its identifier.
func (h *Host) Import(ctx context.Context, a *archive.Archive) (string, error) {
	return a.Import(ctx, archive.Import{Into: h.Log, Now: h.Clock.Now()})
}

// Extent tells how many events the log has, and bytes the attachments.
func (x *Exercise) Extent() (events, attached int64) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.head.Seq, x.state.Attached()
}
