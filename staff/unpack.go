package staff

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"tamrin/lang"
)

// Limits of an upload.
const (
	MaxUpload   = 32 << 20 // bytes as sent
	maxUnpacked = 64 << 20 // bytes of all its files together
	maxEntries  = 1000
)

// document is the scenario's own file in its folder.
const document = "scenario.yaml"

// Pack makes of an uploaded zip of a scenario folder, or of a scenario.yaml by
// itself, the archive that is kept. Equal folders give equal archives. Names
// that lead out of the folder, and anything that isn't a plain file, are refused.
func Pack(upload []byte) ([]byte, error) {
	if len(upload) > MaxUpload {
		return nil, tooLarge
	}
	if !bytes.HasPrefix(upload, []byte("PK")) {
		if len(upload) == 0 || !utf8.Valid(upload) || bytes.IndexByte(upload, 0) >= 0 {
			return nil, falseType
		}
		return write(map[string][]byte{document: upload})
	}
	z, err := zip.NewReader(bytes.NewReader(upload), int64(len(upload)))
	if z == nil || err != nil && err != zip.ErrInsecurePath {
		return nil, falseType
	}
	files, err := unpack(z)
	if err != nil {
		return nil, err
	}
	if files, err = within(files); err != nil {
		return nil, err
	}
	return write(files)
}

// unpack reads every file of a zip, counting what comes out, not what the zip
// says of itself.
func unpack(z *zip.Reader) (map[string][]byte, error) {
	if len(z.File) > maxEntries {
		return nil, tooMany
	}
	files, left := map[string][]byte{}, int64(maxUnpacked)
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		mode := f.Mode()
		switch {
		case strings.Contains(f.Name, "\\") || !fs.ValidPath(name) || !utf8.ValidString(name):
			return nil, leadsOut
		case mode.IsDir() || litter(name):
			continue
		case !mode.IsRegular():
			return nil, leadsOut
		}
		if _, twice := files[name]; twice {
			return nil, leadsOut
		}
		body, err := readAll(f, left)
		if err != nil {
			return nil, err
		}
		files[name] = body
		left -= int64(len(body))
	}
	return files, nil
}

// litter is what file managers leave in folders.
func litter(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "__MACOSX/") || base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini"
}

func readAll(f *zip.File, left int64) ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, falseType // encrypted, or packed in a way that few can read
	}
	defer in.Close()
	body, err := io.ReadAll(io.LimitReader(in, left+1))
	switch {
	case int64(len(body)) > left:
		return nil, tooLarge
	case err != nil:
		return nil, falseType
	}
	return body, nil
}

// within returns the files of the folder in which scenario.yaml lies: the top,
// or the one folder that was zipped.
func within(files map[string][]byte) (map[string][]byte, error) {
	if _, ok := files[document]; ok {
		return files, nil
	}
	root := ""
	for name := range files {
		if folder, rest, ok := strings.Cut(name, "/"); ok && rest == document {
			if root != "" {
				return nil, noDocument // two scenarios: which one?
			}
			root = folder + "/"
		}
	}
	if root == "" {
		return nil, noDocument
	}
	inner := map[string][]byte{}
	for name, body := range files {
		if rest, ok := strings.CutPrefix(name, root); ok {
			inner[rest] = body
		}
	}
	return inner, nil
}

func write(files map[string][]byte) ([]byte, error) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

var (
	tooLarge = &Problem{Kind: Invalid,
		Say:  lang.Words{"The upload is larger than this server takes: 32 MB as sent, 64 MB unpacked. Nothing was kept.", "الملف أكبر مما يقبله هذا الخادم: 32 م.ب. مضغوطًا و64 م.ب. بعد فكّه. لم يُحفظ شيء."},
		Next: lang.Words{"Leave out pictures that the scenario does not need, and send it again.", "استغنِ عن الصور التي لا يحتاجها السيناريو ثم أعد الإرسال."}}
	tooMany = &Problem{Kind: Invalid,
		Say:  lang.Words{"The zip holds more than 1,000 files. Nothing was kept.", "في الملف المضغوط أكثر من 1,000 ملف. لم يُحفظ شيء."},
		Next: lang.Words{"Zip the scenario's folder alone, and send it again.", "اضغط مجلد السيناريو وحده ثم أعد الإرسال."}}
	leadsOut = &Problem{Kind: Invalid,
		Say:  lang.Words{"The zip holds a name that leads out of its folder, that stands there twice, or that is no plain file. Nothing was kept.", "في الملف المضغوط اسم يقود إلى خارج المجلد أو مكرر أو ليس ملفًا عاديًا. لم يُحفظ شيء."},
		Next: lang.Words{"Zip the scenario's folder anew with your file manager, and send it again.", "اضغط مجلد السيناريو من جديد بمدير الملفات ثم أعد الإرسال."}}
	falseType = &Problem{Kind: Invalid,
		Say:  lang.Words{"This is neither a zip that can be read nor a scenario.yaml. Nothing was kept.", "هذا ليس ملفًا مضغوطًا مقروءًا ولا ملف scenario.yaml. لم يُحفظ شيء."},
		Next: lang.Words{"Choose the scenario's folder as a zip without a password, or its scenario.yaml.", "اختر مجلد السيناريو مضغوطًا بلا كلمة مرور، أو ملف scenario.yaml."}}
	noDocument = &Problem{Kind: Invalid,
		Say:  lang.Words{"There is not exactly one scenario.yaml at the top of the zip. Nothing was kept.", "ليس في أعلى الملف المضغوط ملف scenario.yaml واحد. لم يُحفظ شيء."},
		Next: lang.Words{"Zip the folder in which scenario.yaml lies, one scenario at a time.", "اضغط المجلد الذي فيه scenario.yaml، سيناريو واحدًا كل مرة."}}
)
