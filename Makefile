# make demo   build, read the sample collection, open the web application
# make test   everything: Go, frames, the real server in a real browser
# make web    build the interface into web/dist (wants Node and npm)
# make eval   measure against ../shared, where it is; writes eval/scores.txt
# make check  what CI does besides: lint, vulnerabilities, the bill of
#             materials, and that a build can be made again

GO ?= go
# Tools that are no part of the program, pinned in tools/go.mod.
TOOL = $(GO) tool -modfile=tools/go.mod
SHARED ?= ../shared

.PHONY: all build demo test vet web web-test shots check lint vuln licences sbom repro eval calibrate bench bench-compare bench-api bench-web bench-store stress fuzz generate

all: build

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o bin/isnad ./cmd/isnad

demo: build
	bin/isnad demo

test: vet
	@.ci/tools.sh
	$(GO) test ./...
	@if command -v gcc >/dev/null || command -v clang >/dev/null; then $(GO) test -race ./pipeline -run 'Concurrent|Deterministic'; \
	else echo "test: no C compiler, so the race detector did not run"; fi
	$(GO) run ./cmd/isnad frame test
	@if [ "$$ISNAD_TEST_SKIP_TOOLS" = 1 ]; then echo "test: ISNAD_TEST_SKIP_TOOLS=1, so the browser did not run"; else $(MAKE) --no-print-directory web-test; fi

# The interface: sources in web/src, built into web/dist, which is committed,
# so that only those who change it need Node. Its types come from the API's
# description.
web: web/node_modules/.stamp
	cd web && npm run -s types && npm run -s check && npm run -s build

web/node_modules/.stamp: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

# Every page of the real server in a real browser.
web-test: build web/node_modules/.stamp
	@.ci/tools.sh node chromium
	cd web && npm run -s test

# The README's pictures, docs/img/*.png.
shots: build web/node_modules/.stamp
	@.ci/tools.sh node chromium
	cd web && npm run -s shots

vet:
	@test -z "$$(gofmt -l .)" || (gofmt -l . ; echo "gofmt: the files above are not formatted"; exit 1)
	$(GO) vet ./...

check: lint sbom repro
	@.ci/vuln.sh || [ $$? = 2 ]

lint:
	$(TOOL) staticcheck ./...
	cd eval/peers && $(GO) vet . && $(GO) tool -modfile=../../tools/go.mod staticcheck . && $(GO) test .

# Known vulnerabilities; says so where their database cannot be reached.
vuln:
	@.ci/vuln.sh

# The list of what of others is in the program, and the texts of its licences.
licences: web/node_modules/.stamp
	$(GO) run ./internal/licences/gather

# The bill of materials of the program as built here (CycloneDX).
sbom: build
	$(TOOL) cyclonedx-gomod bin -json -std -noserial -notimestamp -version $$(bin/isnad version | sed -n 's/^isnad \([^ ]*\).*/\1/p') bin/isnad \
		| $(GO) run ./internal/licences/bom > bin/isnad.cdx.json || { rm -f bin/isnad.cdx.json; exit 1; }
	@echo "sbom: bin/isnad.cdx.json, $$(grep -c '"purl"' bin/isnad.cdx.json) parts"

# Two clean clones give the same bytes, and the interface is what its sources make.
repro:
	@.ci/repro.sh

eval: build
	@if [ -d $(SHARED)/gold ]; then \
		ref=; if [ -f $(SHARED)/score.py ] && command -v python3 >/dev/null; then ref=$(SHARED)/score.py; else echo "eval: $(SHARED)/score.py or python3 not found; figures not checked against it"; fi; \
		$(GO) run ./eval/cmd/scores -shared $(SHARED) -referee "$$ref" -out eval/scores.txt && cat eval/scores.txt; \
	else echo "eval: $(SHARED)/gold not found; nothing measured"; fi
	@if [ -d $(SHARED)/gazetteer ]; then mkdir -p out && $(GO) run ./internal/gazgen -shared $(SHARED)/gazetteer -out out/places.tsv && cmp out/places.tsv data/gazetteer/places.tsv && echo "gazetteer: places.tsv is what its program makes"; \
	else echo "eval: $(SHARED)/gazetteer not found; places.tsv not made again"; fi

# The weights of confidence, and how well they hold.
calibrate:
	@if [ -d $(SHARED)/gold ]; then $(GO) run ./eval/cmd/calibrate -shared $(SHARED) && cat eval/confidence.txt; \
	else echo "calibrate: $(SHARED)/gold not found; weights left as they are"; fi

# The engine whole, beside Go's peers, and by stage: eval/bench.txt.
bench:
	SHARED=$(SHARED) .ci/bench.sh > eval/bench.txt.new && mv eval/bench.txt.new eval/bench.txt
	$(GO) run ./eval/cmd/corroborate -out eval/bench-corroborate.txt

# What changed since eval/bench.txt was made; a report, which never fails.
bench-compare:
	@mkdir -p out && SHARED=$(SHARED) COUNT=$${COUNT:-4} .ci/bench.sh > out/bench.txt && $(TOOL) benchstat eval/bench.txt out/bench.txt \
		|| echo "bench-compare: not measured"

# The store and its searches at ten thousand, a hundred thousand and a million
# claims; takes half an hour.
bench-store:
	$(GO) run ./eval/cmd/benchstore -out eval/bench-store.txt

# The API's answers with a hundred thousand dispatches; takes half an hour.
bench-api:
	$(GO) run ./eval/cmd/benchapi -out eval/bench-api.txt

# The pages in the browser with the same; DISPATCHES=10000 for a smaller load.
# The store stays in out/ and is gone on with.
DISPATCHES ?= 100000
bench-web: build web/node_modules/.stamp
	@.ci/tools.sh node chromium
	$(GO) run ./eval/cmd/benchapi -store out/bench-$(DISPATCHES) -dispatches $(DISPATCHES) -times 0
	cd web && node e2e/bench.mjs $(CURDIR)/out/bench-$(DISPATCHES) eval/bench-web.txt

# An add of 10,000 dispatches, killed at ten random moments, on both stores.
stress:
	ISNAD_TEST_DISPATCHES=10000 $(GO) test ./cmd/isnad -run TestAddKilled -v -count 1 -timeout 30m

# Every fuzz target; FUZZTIME=30s is how long each.
fuzz:
	@.ci/fuzz.sh

# The tables that programs make from the ones that people edit.
generate:
	$(GO) run ./internal/homonyms
	@if [ -d $(SHARED)/gazetteer ]; then $(GO) run ./internal/gazgen -shared $(SHARED)/gazetteer; else echo "generate: $(SHARED)/gazetteer not found; places.tsv left as it is"; fi
	@if [ -d $(SHARED)/basemap ] && [ -d web/node_modules/world-atlas ]; then $(GO) run ./internal/mapgen -basemap $(SHARED)/basemap; else echo "generate: $(SHARED)/basemap or world-atlas (make web) not found; base.json left as it is"; fi
	@if [ -d $(SHARED)/corpora ]; then $(GO) run ./internal/nertrain -corpora $(SHARED)/corpora; else echo "generate: $(SHARED)/corpora not found; models left as they are"; fi
