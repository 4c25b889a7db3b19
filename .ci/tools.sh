#!/usr/bin/env bash
# Installs the outside tools that tests use, from Debian's packages. Name the
# tools wanted; one that is there already is left as it is.
set -euo pipefail

install() {
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" >/dev/null
}

# The browser of the interface's tests.
chromium() {
	command -v chromium >/dev/null || install chromium
}

# Node and npm, for building and testing the interface.
node() {
	command -v npm >/dev/null || install nodejs npm
}

for tool in "$@"; do
	"$tool"
done
