#!/usr/bin/env bash
# A PostgreSQL server of our own: tests/postgres.sh start FOLDER [fsync] | stop FOLDER. Start prints the connection string.
set -euo pipefail
action=${1:?start or stop}; root=${2:?folder}; fsync=${3:-off}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
as() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups env HOME=/tmp "$@"; else "$@"; fi
}
case $action in
  start)
    mkdir -p "$root"; chmod 755 "$root"
    [ "$(id -u)" = 0 ] && chown postgres "$root"
    if [ ! -d "$root/data" ]; then
      as "$bin/initdb" -D "$root/data" -U lianmeng -A trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
      node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})' >"$root.port"
    fi
    port=$(cat "$root.port")
    as "$bin/pg_ctl" -D "$root/data" -w -s -l "$root/log" \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$root -c fsync=$fsync -c max_connections=200" start >/dev/null
    echo "Host=127.0.0.1;Port=$port;Username=lianmeng;Database=postgres"
    ;;
  stop) as "$bin/pg_ctl" -D "$root/data" -w -s -m immediate stop >/dev/null 2>&1 || true ;;
  *) echo "start or stop" >&2; exit 2 ;;
esac
