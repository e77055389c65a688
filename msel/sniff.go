package msel

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"tamrin/lang"
)

// Read reads a spreadsheet of whatever form its content has; the ending of
// its name is not believed. The error, where there is one, is a *Refused.
func Read(name string, data []byte) (*Book, error) {
	if len(data) > MaxFile {
		return nil, refuse("X109", name, len(data)>>20, MaxFile>>20)
	}
	switch {
	case len(bytes.Trim(data, " \t\r\n\x00\ufeff")) == 0:
		return nil, refuse("X107", name)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return readZip(name, data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuseCompound(name, data)
	case bytes.HasPrefix(data, []byte("%PDF")):
		return nil, refuse("X104", name, lang.Words{"a PDF document", "مستند PDF"})
	}
	b, err := readText(name, data)
	if err == nil && !hasEnding(name, ".csv", ".tsv", ".txt", ".tab") {
		b.Notes = append(b.Notes, note(lang.Words{
			"the file's ending is not that of its content; it holds separated text (CSV) and was read as such",
			"امتداد الملف لا يوافق محتواه؛ فيه نص مفصول (CSV) وقد قُرئ على ذلك"}))
	}
	return b, err
}

func hasEnding(name string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(strings.ToLower(name), e) {
			return true
		}
	}
	return false
}

// refuseCompound tells a workbook with a password from one of an Excel older
// than 2007: both are compound files, which name their streams in UTF-16.
func refuseCompound(name string, data []byte) error {
	if bytes.Contains(data, wide("EncryptedPackage")) {
		return refuse("X101", name)
	}
	if bytes.Contains(data, wide("WordDocument")) {
		return refuse("X104", name, lang.Words{"a Word document", "مستند Word"})
	}
	return refuse("X102", name)
}

// wide returns s in UTF-16, little end first.
func wide(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// readZip reads an XLSX, or says what else the archive is.
func readZip(name string, data []byte) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse("X108", name, plain(err))
	}
	var unpacked uint64
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		parts[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
		if unpacked += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked {
			return nil, refuse("X110", name, maxUnpacked>>20)
		}
	}
	if len(z.File) > maxParts {
		return nil, refuse("X110", name, maxUnpacked>>20)
	}
	if err := refuseOther(name, parts); err != nil {
		return nil, err
	}
	b, err := readXLSX(name, data, parts)
	if err == nil && !hasEnding(name, ".xlsx", ".xlsm", ".xltx", ".xltm") {
		b.Notes = append(b.Notes, note(lang.Words{
			"the file's ending is not that of its content; it holds an XLSX workbook and was read as such",
			"امتداد الملف لا يوافق محتواه؛ فيه مصنّف XLSX وقد قُرئ على ذلك"}))
	}
	return b, err
}

// refuseOther returns what the archive is where it is no XLSX workbook.
func refuseOther(name string, parts map[string]*zip.File) error {
	if f, ok := parts["mimetype"]; ok {
		if kind, _ := readPart(f, 200); strings.Contains(string(kind), "opendocument.spreadsheet") {
			return refuse("X103", name)
		}
	}
	for part, what := range map[string]lang.Words{
		"xl/workbook.bin":      {"a binary Excel workbook (.xlsb)", "مصنّف Excel ثنائي (.xlsb)"},
		"word/document.xml":    {"a Word document", "مستند Word"},
		"ppt/presentation.xml": {"a PowerPoint presentation", "عرض PowerPoint"},
		"index/document.iwa":   {"a Numbers document", "مستند Numbers"},
	} {
		if parts[part] != nil {
			return refuse("X104", name, what)
		}
	}
	if parts["[content_types].xml"] == nil && parts["xl/workbook.xml"] == nil {
		return refuse("X104", name, lang.Words{"a ZIP archive without a workbook", "أرشيف ZIP بلا مصنّف"})
	}
	return nil
}

// readPart returns at most limit bytes of a file in the archive.
func readPart(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, limit))
}

// plain returns the library's reason without the name that it puts before it.
func plain(err error) string {
	for _, prefix := range []string{"zip: ", "xml: "} {
		if s, ok := strings.CutPrefix(err.Error(), prefix); ok {
			return s
		}
	}
	return err.Error()
}
