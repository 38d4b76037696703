#!/usr/bin/env bash
#
# Puts Embulk, this plugin, the inputs "file" and "config", the CSV parser and the output "null" into
# an empty folder, from what `mvn -DskipTests pre-integration-test` left in target/embulk. Embulk then
# starts by bin/embulk in there. Needs no network.
#
# Usage: docker/install.sh DIRECTORY

set -euo pipefail

(($# == 1)) || {
  echo "Usage: docker/install.sh DIRECTORY" >&2
  exit 2
}
built=${EMBULK_DIRECTORY:-$(dirname "${BASH_SOURCE[0]}")/../target/embulk}
mkdir -p "$1/lib" "$1/bin"

IFS=: read -r -a jars <<< "$(< "$built/host.classpath")"
cp "${jars[@]}" "$1/lib"
cp -R "$built/home" "$1/home"
cp -R "$built/m2" "$1/m2"

cat > "$1/bin/embulk" <<'EMBULK'
#!/bin/sh
root=$(cd "$(dirname "$0")/.." && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/lib/*" org.embulk.cli.Main "$@" \
  -X "embulk_home=$root/home" -X "m2_repo=$root/m2"
EMBULK
chmod +x "$1/bin/embulk"
