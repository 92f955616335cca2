#!/usr/bin/env bash
# Prints the ten slowest tests of xunit reports: tests/slowest.sh REPORT.xml…
set -euo pipefail
echo "The ten slowest:"
cat "$@" 2>/dev/null | tr '\n' ' ' | sed 's/<test /\n<test /g' | grep '^<test ' \
  | sed -nE 's/^<test [^>]*name="([^"]*)"[^>]* time="([0-9.]+)".*/\2 \1/p' | LC_ALL=C sort -rn | head -n 10 \
  | awk '{ printf "%8.2f s  %s\n", $1, substr($0, length($1) + 2) }' || true
