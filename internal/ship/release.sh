#!/usr/bin/env bash
# release.sh OUT [SYSTEM/MACHINE...]: the program for each system, a Debian
# package for each Linux, the bill of materials and the sums of all of them, in
# the folder OUT. The same commit gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:?release.sh OUT [SYSTEM/MACHINE...]}
shift
[ $# -gt 0 ] || set -- linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
mkdir -p "$out"
out=$(cd "$out" && pwd)

tool() { go tool -modfile internal/tools/go.mod "$@"; }
commit=$(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
VERSION=$(git describe --tags --exact-match --match 'v*' 2>/dev/null || echo "v0.0~$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d).$commit")
VERSION=${VERSION#v}
export VERSION SOURCE_DATE_EPOCH ARCH PROGRAM

for target; do
  ARCH=${target#*/}
  name=tamrin-$VERSION-${target%/*}-$ARCH
  [ "${target%/*}" != windows ] || name=$name.exe
  PROGRAM=$out/$name
  echo "release: $name"
  GOOS=${target%/*} GOARCH=$ARCH bash internal/ship/build.sh "$PROGRAM"
  if [ "${target%/*}" = linux ]; then
    tool nfpm package --config internal/ship/nfpm.yaml --packager deb --target "$out/tamrin_${VERSION}_$ARCH.deb" >/dev/null
  fi
done
echo "release: bill of materials"
tool cyclonedx-gomod bin -json -noserial -output "$out/tamrin-$VERSION.cdx.json" "$PROGRAM"
sed -i "s/\"timestamp\": \"[^\"]*\"/\"timestamp\": \"$(date -u -d "@$SOURCE_DATE_EPOCH" +%FT%TZ)\"/" "$out/tamrin-$VERSION.cdx.json"
cd "$out" && sha256sum tamrin* >SHA256SUMS
