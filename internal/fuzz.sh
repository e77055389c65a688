#!/usr/bin/env bash
# Fuzzes every fuzz target of the module in turn, for the time given.
set -euo pipefail
time="${1:-1m}"
grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u | while read -r pkg; do
  grep -hoE '^func Fuzz[A-Za-z0-9_]+' "$pkg"/*_test.go | sed 's/func //' | sort | while read -r target; do
    echo "== $pkg $target"
    go test -run '^$' -fuzz "^${target}\$" -fuzztime "$time" "$pkg"
  done
done
