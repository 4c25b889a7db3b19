# make demo   build, read the sample collection, open the web application
# make test   everything: Go, frames, the real server in a real browser
# make web    build the interface into web/dist (wants Node and npm)
# make eval   measure against ../shared, where it is; writes eval/scores.txt

GO ?= go
SHARED ?= ../shared

.PHONY: all build demo test vet web web-test shots eval calibrate bench bench-api bench-web bench-store stress fuzz generate

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

bench:
	$(GO) run ./eval/cmd/corroborate -out eval/bench-corroborate.txt
	$(GO) test -run '^$$' -bench . -benchmem ./tokenize ./morph ./ner ./timex ./gazetteer ./actor ./frame ./attribution ./pipeline

# The store and its searches at ten and a hundred thousand dispatches.
bench-store:
	$(GO) run ./eval/cmd/benchstore -sizes 10000,100000 -out eval/bench-store.txt

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

fuzz:
	for p in arabic tokenize morph ner/seq timex actor frame/syntax search pipeline ingest ingest/charset ingest/chat ingest/feed ingest/lang ingest/neardup ingest/office ingest/page ingest/pdf ingest/warc ingest/when; do \
		for f in $$($(GO) test ./$$p -list 'Fuzz.*' | grep ^Fuzz); do $(GO) test ./$$p -run '^$$' -fuzz "^$$f$$" -fuzztime 30s || exit 1; done; done

# The tables that programs make from the ones that people edit.
generate:
	$(GO) run ./internal/homonyms
	@if [ -d $(SHARED)/gazetteer ]; then $(GO) run ./internal/gazgen -shared $(SHARED)/gazetteer; else echo "generate: $(SHARED)/gazetteer not found; places.tsv left as it is"; fi
	@if [ -d $(SHARED)/basemap ] && [ -d web/node_modules/world-atlas ]; then $(GO) run ./internal/mapgen -basemap $(SHARED)/basemap; else echo "generate: $(SHARED)/basemap or world-atlas (make web) not found; base.json left as it is"; fi
	@if [ -d $(SHARED)/corpora ]; then $(GO) run ./internal/nertrain -corpora $(SHARED)/corpora; else echo "generate: $(SHARED)/corpora not found; models left as they are"; fi
