#!/usr/bin/env bash
#
# Makes the bundle of the last commit twice, in two folders, and compares every byte. The second
# build has another umask, time zone and locale.
#
# Needs what release/bundle.sh needs, and takes the same environment.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p target/release
work=$(mktemp -d "$PWD/target/release/twice.XXXXXX")
trap 'rm -rf "$work"' EXIT

for copy in one another; do
  git clone -q . "$work/$copy"
done
"$work/one/release/bundle.sh" "$work/bundle-one"
(
  umask 077
  export TZ=Asia/Kathmandu LC_ALL=C
  "$work/another/release/bundle.sh" "$work/bundle-another"
)

if diff -r "$work/bundle-one" "$work/bundle-another"; then
  printf '==> Both builds gave the same bytes\n'
else
  printf '\nFAILED: the builds differ, see above\n' >&2
  exit 1
fi
