#!/usr/bin/env bash
#
# Makes the bundle of the last commit twice, in two folders, and compares every byte.
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
for copy in one another; do
  "$work/$copy/release/bundle.sh" "$work/bundle-$copy"
done

if diff -r "$work/bundle-one" "$work/bundle-another"; then
  printf '==> Both builds gave the same bytes\n'
else
  printf '\nFAILED: the builds differ, see above\n' >&2
  exit 1
fi
