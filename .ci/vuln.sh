#!/usr/bin/env bash
# Looks for known vulnerabilities in what the program calls (govulncheck).
# Their database lies on the network; VULNDB=file:///DIR names a copy of it.
# Ends with 0 where none is known, 3 where one is, and 2, saying so, where the
# database cannot be reached: then nothing was looked up.
set -uo pipefail
cd "$(dirname "$0")/.."
args=()
[ -n "${VULNDB:-}" ] && args=(-db "$VULNDB")
out=$(mktemp)
trap 'rm -f "$out"' EXIT
go tool -modfile=tools/go.mod govulncheck "${args[@]}" ./... >"$out" 2>&1
code=$?
cat "$out"
case $code in
0 | 3) exit $code ;;
esac
if grep -q '^govulncheck: fetching vulnerabilities' "$out"; then
	echo "vuln: NOT CHECKED: the database of vulnerabilities cannot be reached from this machine. Run make vuln where it can be, or give a copy: make vuln VULNDB=file:///DIR" >&2
	exit 2
fi
echo "vuln: govulncheck failed ($code)" >&2
exit 1
