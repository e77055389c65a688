#!/usr/bin/env bash
# Writes every document in both languages, opens the Word documents in
# LibreOffice, which must make the PDFs of them, and draws the first pages of
# these and of Chromium's PDFs for people to look at. Needs soffice
# (libreoffice-writer-nogui), pdftoppm (poppler-utils) and a Chromium.
set -euo pipefail
out=$1
for tool in soffice pdftoppm pdfinfo; do
  command -v "$tool" >/dev/null || { echo "documents: $tool is needed (Debian: apt-get install libreoffice-writer-nogui poppler-utils)" >&2; exit 1; }
done
cd "$(dirname "$0")/.."
rm -rf "$out" && mkdir -p "$out"
go build -trimpath -o "$out/tamrin" ./cmd/tamrin
released=$(ls -d archive/testdata/releases/*/ | tail -1)
for language in en ar; do
  for format in docx pdf xlsx; do
    for kind in sitman eeg msel; do
      "$out/tamrin" document $kind seoul_2023 --lang $language --format $format --out "$out/$kind-$language.$format"
    done
    for kind in aar fir fer; do
      "$out/tamrin" report "${released}seoul_2023.tamrin" --kind $kind --lang $language --format $format --out "$out/$kind-$language.$format"
    done
  done
done
mkdir "$out/libreoffice"
soffice --headless --convert-to pdf --outdir "$out/libreoffice" "$out"/*.docx >/dev/null
for word in "$out"/*.docx; do
  name=$(basename "$word" .docx)
  for pdf in "$out/$name.pdf" "$out/libreoffice/$name.pdf"; do
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    [ "$pages" -gt 0 ] || { echo "documents: $pdf has no page" >&2; exit 1; }
    pdftoppm -r 60 -l 6 -png "$pdf" "${pdf%.pdf}"
    echo "$pdf: $pages pages"
  done
done
echo "documents: look at the pictures in $out and $out/libreoffice"
