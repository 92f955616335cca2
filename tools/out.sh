#!/usr/bin/env bash
# Publishes the program into .out when a source changed. Needs the .NET SDK and Node, no root. Silent when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
changed() { # changed STAMP PATH…: is a file there newer than the stamp, added or gone? Build output does not count.
  local stamp=$1; shift
  [ "$(cat "$stamp" 2>/dev/null)" != "$(names "$@")" ] || [ -n "$(files "$@" -newer "$stamp" -print -quit)" ]
}
files() {
  local paths=(); while [ $# -gt 0 ] && [ "${1:0:1}" != - ]; do paths+=("$1"); shift; done
  find "${paths[@]}" \( -name bin -o -name obj -o -path '*/wwwroot/lib' \) -prune -o -type f "$@"
}
names() { files "$@" -print | LC_ALL=C sort | sha256sum; }
packages=(package-lock.json tools/vendor.mjs)
sources=(src Directory.Build.props Directory.Packages.props global.json "${packages[@]}")
if changed node_modules/.stamp "${packages[@]}"; then
  echo "Fetching the style sheet and icons (npm) ..." >&2
  npm ci --no-audit --no-fund --loglevel=error >&2
  names "${packages[@]}" >node_modules/.stamp
fi
if changed .out/.stamp "${sources[@]}"; then
  echo "Building (about two minutes the first time) ..." >&2
  mkdir -p .out
  names "${sources[@]}" >.out/.building
  npm run --silent vendor >&2 # keeps the styles that the pages name
  # ReadyToRun: compiled ahead, because a server that starts in 2 s instead of 4 s is worth a longer build.
  dotnet publish src/Lianmeng -c Release -r linux-x64 --self-contained false -p:Fast=true -p:PublishReadyToRun=true \
    -o .out -v q >&2
  mv .out/.building .out/.stamp
fi
