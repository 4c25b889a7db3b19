#!/usr/bin/env bash
# Measures the engine: whole, beside Go's peers, and by stage, in the form that
# benchstat reads, with the machine and the versions above it. COUNT says how
# often (default 6); texts of SHARED/texts are read too where they are there.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${COUNT:-6}
if [ -d "${SHARED:-../shared}/texts" ]; then
	ISNAD_BENCH_TEXTS=$(cd "${SHARED:-../shared}/texts" && pwd)
	export ISNAD_BENCH_TEXTS
else
	echo "bench: ${SHARED:-../shared}/texts not found; only generated text is read" >&2
fi
echo "# Made by: make bench. Read with: go tool -modfile=tools/go.mod benchstat eval/bench.txt"
echo "# cpu-MB/s: text by processor time, collecting garbage included; each text is read once by an engine"
echo "# that has read another one before. Stream is the middle of a long batch. Time of the wall (ns/op, MB/s) knows what else the machine does."
echo "# commit: $(git describe --always --dirty 2>/dev/null || echo unknown)"
echo "# go: $(go env GOVERSION) $(go env GOOS)/$(go env GOARCH)"
echo "# processors: $(nproc)"
echo "# kernel: $(uname -sr)"
echo "# peers: $(go -C eval/peers list -m -f '{{.Path}} {{.Version}}' github.com/blevesearch/bleve/v2 github.com/blevesearch/snowballstem | paste -sd ' ')"
echo "# load: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
go -C eval/peers test -run '^$' -bench . -benchtime 1x -count "$count" -timeout 60m .
go test -run '^$' -bench 'Read|Stages|Recogniser' -benchmem -benchtime 20x -count "$count" ./pipeline
echo "# load at the end: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
