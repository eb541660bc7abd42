# Everything a reader or a developer of docview needs; `make help` lists it.

GO      ?= go
BIN     ?= docview
VERSION ?=
LDFLAGS := -s -w $(if $(VERSION),-X docview/internal/cli.Version=$(VERSION))

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# The modules of this repository: the program, and the small ones that stand
# in for libraries of which it needs a few names only.
MODULES := . $(patsubst %/go.mod,%,$(wildcard internal/*/go.mod))

CASES   := ./internal/document ./internal/render ./internal/cli
CORPUS  := ../shared/corpus

# The schema of CSL-JSON, where it lies beside the project.
CSL_SCHEMA := $(wildcard ../shared/cite/csl-data.json)

.PHONY: help build run install test race lint vuln interop corpus update fuzz bench cross clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build ./docview, one static file
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/docview

run: build ## build it and show the sample
	./$(BIN) show

install: ## install docview where go install puts it
	CGO_ENABLED=0 $(GO) install -trimpath -ldflags '$(LDFLAGS)' ./cmd/docview

test: ## check format, vet and module files, then run every test
	@test -z "$$(gofmt -l .)" || { echo "gofmt -l:"; gofmt -l .; exit 1; }
	@for m in $(MODULES); do (cd $$m && $(GO) vet ./... && $(GO) mod tidy -diff) || exit 1; done
	$(GO) test ./...

race: ## run every test under the race detector
	$(GO) test -race ./...

lint: ## staticcheck
	$(GO) run $(STATICCHECK) ./...

vuln: ## govulncheck, where its database can be reached
	$(GO) run $(GOVULNCHECK) ./...

interop: build ## check the output with programs that are not ours; installs them
	.ci/interop-tools
	DOCVIEW=$(CURDIR)/$(BIN) CSL_SCHEMA=$(abspath $(CSL_SCHEMA)) $(GO) test -count=1 -tags interop -run Interop ./internal/interop

corpus: build ## measure the reading of real documents, where they lie beside the project
	@if [ -x $(CORPUS)/score ]; then .ci/corpus $(CORPUS) ./$(BIN); else echo "no corpus beside the project: nothing measured"; fi

update: ## write the results of the tests into their cases; read the difference
	$(GO) test $(CASES) -update

FUZZTIME ?= 30s
fuzz: ## run every fuzz target for FUZZTIME (30s)
	@for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$p || exit 1; \
	  done; done

DOCS ?= 30000
bench: ## benchmarks of packages, whole processes and a library of DOCS (30000)
	DOCVIEW_BENCH_DOCS=$(DOCS) $(GO) test -run '^$$' -bench . -timeout 60m ./...

cross: ## build for linux, darwin and windows on amd64 and arm64, into dist/
	@for os in linux darwin windows; do for arch in amd64 arm64; do \
	  ext=; [ $$os = windows ] && ext=.exe; \
	  echo "dist/docview-$$os-$$arch$$ext"; \
	  CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dist/docview-$$os-$$arch$$ext ./cmd/docview || exit 1; \
	done; done

clean: ## remove what was built
	rm -rf $(BIN) dist man
