#!/usr/bin/env bash
# Makes a folder that runs on linux-x64 without SDK, Node and internet: tools/publish.sh FOLDER
set -euo pipefail
target=$(realpath -m "${1:?folder to publish into}")
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
npm ci --no-audit --no-fund --loglevel=error >&2
npm run --silent vendor >&2
dotnet publish src/Lianmeng -c Release -r linux-x64 --self-contained true -p:Fast=true -p:PublishReadyToRun=true \
  -o "$target" -v q >&2
mkdir -p "$target/worlds" "$target/deploy" "$target/docs"
cp -R worlds/. "$target/worlds"
cp -R docs/operators docs/users docs/pictures docs/refusals.md "$target/docs"
cp deploy/lianmeng.service deploy/lianmeng "$target/deploy"
cp LICENSE README.md README.zh-CN.md "$target" 2>/dev/null || cp LICENSE "$target"
echo "$target"
