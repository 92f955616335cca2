#!/usr/bin/env bash
# Makes a migration NAME for both databases: tools/migrate.sh NAME. Before the first release: tools/migrate.sh --fresh
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
name=${1:?name of the migration}
if [ "$name" = --fresh ]; then rm -rf src/Lianmeng/Storage/Migrations; name=Initial; fi
export Fast=true
dotnet build src/Lianmeng -c Debug -p:Fast=true -v q --nologo
for provider in Sqlite Postgres; do
  dotnet ef migrations add "$name" -p src/Lianmeng -c "${provider}Hall" -o "Storage/Migrations/$provider" --no-build
  # The second context is compiled without the first one's new files, which it does not need.
done
