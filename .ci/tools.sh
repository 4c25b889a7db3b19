#!/usr/bin/env bash
# Installs the tools that the tests call, from Debian's packages, where they
# are absent. One function a tool; without arguments all of them, else those
# named: .ci/tools.sh libreoffice chromium
# Without the rights to install it says so and leaves it to the tests, which
# fail where a tool is absent.
set -euo pipefail

install() {
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
		echo "tools: cannot install $* here (not root, or no apt-get)" >&2
		return 0
	fi
	if [ -z "${updated:-}" ]; then
		apt-get update -qq -o DPkg::Lock::Timeout=300
		updated=1
	fi
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 "$@" >/dev/null
}

# Writes DOCX, ODT and PDF.
tool_libreoffice() {
	command -v soffice >/dev/null || install libreoffice-writer-nogui
}

# Prints PDF and saves pages.
tool_chromium() {
	command -v chromium >/dev/null || install chromium
}

# The faces in which the test files are set.
tool_fonts() {
	for f in "Amiri" "Noto Naskh Arabic" "DejaVu Sans"; do
		if ! command -v fc-list >/dev/null || [ -z "$(fc-list "$f")" ]; then
			install fontconfig fonts-hosny-amiri fonts-noto-core fonts-dejavu-core
			return
		fi
	done
}

# Opens GeoJSON and KML (ogrinfo).
tool_gdal() {
	command -v ogrinfo >/dev/null || install gdal-bin
}

# Opens Parquet, JSON-LD and FollowTheMoney: readers in Node, pinned by
# export/testdata/readers/package-lock.json.
tool_readers() {
	command -v npm >/dev/null || install nodejs npm
	local dir
	dir="$(dirname "$0")/../export/testdata/readers"
	if command -v npm >/dev/null && [ -d "$dir" ] && ! [ "$dir/node_modules/.package-lock.json" -nt "$dir/package-lock.json" ]; then
		npm ci --prefix "$dir" --no-audit --no-fund --silent
		touch "$dir/node_modules/.package-lock.json"
	fi
}

# Node and npm, for building and testing the interface.
tool_node() {
	command -v npm >/dev/null || install nodejs npm
}

# The second engine of the store: initdb and the server.
tool_postgres() {
	compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || install postgresql
}

# Runs the commands of docs/api.md.
tool_curl() {
	command -v curl >/dev/null || install curl
}

if [ $# -eq 0 ]; then
	set -- $(declare -F | sed -n 's/^declare -f tool_//p')
fi
for t in "$@"; do
	"tool_$t"
done
