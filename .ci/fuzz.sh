#!/usr/bin/env bash
# Fuzzes every target of the project, each for FUZZTIME (default 30s), from the
# seeds that stand in the tests and under testdata/fuzz. An input that breaks
# something is printed, so that it can be committed; the others go on.
set -uo pipefail
cd "$(dirname "$0")/.."
time=${FUZZTIME:-30s}
bad=0 n=0
for file in $(grep -rl --include='*_test.go' --exclude-dir=node_modules '^func Fuzz' . | sort); do
	pkg=$(dirname "$file")
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		n=$((n + 1))
		# An end that falls into a slow input is taken by Go for a failure:
		# without an input that fails it is tried again.
		for try in 1 2; do
			out=$(go test "$pkg" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5s 2>&1) && break
			if [ $try = 2 ] || grep -q 'Failing input written' <<<"$out"; then
				bad=$((bad + 1))
				echo "$out"
				input=$(sed -n 's/^ *Failing input written to //p' <<<"$out" | head -1)
				[ -n "$input" ] && echo "fuzz: $pkg/$input:" && cat "$pkg/$input"
				break
			fi
		done
		echo "fuzz: $pkg $target: $(grep -E '^fuzz: elapsed' <<<"$out" | tail -1 | sed 's/^fuzz: //')"
	done
done
if [ $n -lt 20 ]; then
	echo "fuzz: only $n targets found; this looks in the wrong place" >&2
	exit 1
fi
echo "fuzz: $n targets, $time each, $bad failed"
[ $bad = 0 ]
