#!/usr/bin/env bash
# Shows that a build can be made again: two clean clones of the last commit, at
# paths of different lengths, one with the caches of this machine and one with
# none, in another time zone and language, have to give the same bytes; and
# the interface built from its sources has to be the one that is committed.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! git rev-parse HEAD >/dev/null 2>&1; then
	echo "repro: this is no repository of git that can be cloned: NOT CHECKED"
	exit 0
fi
dir=$(mktemp -d)
trap 'chmod -R u+w "$dir"; rm -rf "$dir"' EXIT
a="$dir/a" b="$dir/somewhere/else/altogether"
for to in "$a" "$b"; do
	git clone -q --no-hardlinks . "$to"
done
make -s -C "$a" build
TZ=Asia/Damascus LC_ALL=C GOCACHE="$dir/cache" make -s -C "$b" build
if ! cmp "$a/bin/isnad" "$b/bin/isnad"; then
	echo "repro: two builds of $(git rev-parse --short HEAD) differ" >&2
	exit 1
fi
echo "repro: two builds of $(git rev-parse --short HEAD) are the same: sha256 $(sha256sum <"$a/bin/isnad" | cut -d' ' -f1)"
if ! command -v npm >/dev/null; then
	echo "repro: npm is not here, so the interface was NOT built again" >&2
	exit 2
fi
make -s -C "$b" web >/dev/null
if ! git -C "$b" diff --exit-code --stat -- web/dist || [ -n "$(git -C "$b" status --porcelain -- web/dist)" ]; then
	echo "repro: the interface built from web/src is not the one in web/dist" >&2
	exit 1
fi
echo "repro: the interface built from its sources is the one in web/dist"
