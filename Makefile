# Everything that users and developers of docview need; `make help` lists it.

GO      ?= go
BIN     ?= docview
VERSION ?=
LDFLAGS := -s -w $(if $(VERSION),-X docview/internal/cli.Version=$(VERSION))

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0

# The modules of this repository: the program, and the small ones that replace
# libraries of which it needs only a few names.
MODULES := . $(patsubst %/go.mod,%,$(wildcard internal/*/go.mod))

CASES   := ./internal/parse ./internal/render ./internal/cli
CORPUS  := ../shared/corpus
RUN     := ../shared/cases/run

# The schema of CSL-JSON, if present next to the project.
CSL_SCHEMA := $(wildcard ../shared/cite/csl-data.json)

.PHONY: help build run install uninstall test race lint vuln interop corpus update picture fuzz bench cross clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build ./docview, a single static file
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/docview

run: build ## build it and show the sample
	@./$(BIN) show
	@echo; echo 'Next, try:'
	@echo '  ./$(BIN) paragraphs -n 3        paragraph 3 alone'
	@echo '  ./$(BIN) search --kwic castro   where a word occurs'
	@echo '  ./$(BIN) list FOLDER            the texts in a folder of yours'
	@echo '  ./$(BIN) --help                 all commands'

PREFIX  ?= /usr/local
SHARE   := $(DESTDIR)$(PREFIX)/share
install: build ## install docview, man pages and completions in PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/man $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/docview
	./$(BIN) man --force $(SHARE)/man
	./$(BIN) completion bash > $(SHARE)/bash-completion/completions/docview
	./$(BIN) completion zsh > $(SHARE)/zsh/site-functions/_docview
	./$(BIN) completion fish > $(SHARE)/fish/vendor_completions.d/docview.fish
	@bin=$(PREFIX)/bin; case ":$$PATH:" in *":$$bin:"*) ;; *) test -n "$(DESTDIR)" || \
	  printf '%s is not on your PATH; to add it, put this line in ~/.profile:\n  export PATH="%s:$$PATH"\n' "$$bin" "$$bin" ;; esac

uninstall: ## remove what install put in PREFIX
	rm -f $(DESTDIR)$(PREFIX)/bin/docview $(SHARE)/man/man1/docview.1 $(SHARE)/man/man1/docview-*.1 $(SHARE)/man/man7/docview-*.7 \
	  $(SHARE)/bash-completion/completions/docview $(SHARE)/zsh/site-functions/_docview $(SHARE)/fish/vendor_completions.d/docview.fish

test: ## check format, vet and module files, then run every test
	@test -z "$$(gofmt -l .)" || { echo "gofmt -l:"; gofmt -l .; exit 1; }
	@for m in $(MODULES); do (cd $$m && $(GO) vet ./... && $(GO) mod tidy -diff) || exit 1; done
	$(GO) test ./...

# The detector's own memory makes large work slower than it is: the tests that
# measure time run in "make test".
race: ## run every test under the race detector
	$(GO) test -race -skip 'Linear|Cost' ./...

lint: ## staticcheck
	$(GO) run $(STATICCHECK) ./...

vuln: ## run govulncheck (needs its database)
	$(GO) run $(GOVULNCHECK) ./...

interop: build ## test the output with third-party programs (installs them)
	.ci/interop-tools
	DOCVIEW=$(CURDIR)/$(BIN) CSL_SCHEMA=$(abspath $(CSL_SCHEMA)) $(GO) test -count=1 -tags interop -run Interop ./internal/interop

corpus: build ## measure parsing of real documents and run small cases, if present next to the project
	@if [ -x $(CORPUS)/score ]; then .ci/corpus $(CORPUS) ./$(BIN); else echo "no corpus next to the project: nothing measured"; fi
	@if [ -x $(RUN) ]; then .ci/run-cases $(RUN) ./$(BIN); else echo "no cases next to the project: none run"; fi

update: ## update the expected results; review the diff
	$(GO) test $(CASES) -update

picture: ## draw the pictures of the README again
	$(GO) test ./internal/cli -run TestPictures -picture

FUZZTIME ?= 30s
fuzz: ## run every fuzz target for FUZZTIME (30s)
	@for p in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x $$p || exit 1; \
	  done; done

DOCS ?= 30000
bench: ## benchmark packages, whole processes and a library of DOCS (30000)
	DOCVIEW_BENCH_DOCS=$(DOCS) $(GO) test -run '^$$' -bench . -timeout 60m ./...

cross: ## build for linux, darwin and windows on amd64 and arm64, into dist/
	@for os in linux darwin windows; do for arch in amd64 arm64; do \
	  ext=; [ $$os = windows ] && ext=.exe; \
	  echo "dist/docview-$$os-$$arch$$ext"; \
	  CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o dist/docview-$$os-$$arch$$ext ./cmd/docview || exit 1; \
	done; done

clean: ## remove build output
	rm -rf $(BIN) dist man
