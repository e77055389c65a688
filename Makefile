# Few targets; each says what it does. `make help` lists them.

.PHONY: help demo test fuzz kill simulate bench generate vulncheck build release documents

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: ## play the founding scenario live, with bots in every seat
	go run ./cmd/tamrin demo

test: ## install what the tests need, then check and test everything
	bash .ci/install
	@test -z "$$(gofmt -l . | tee /dev/stderr)" || (echo "gofmt: the files above are not formatted" >&2; false)
	go vet -composites=false ./...
	go test -timeout 12m ./...

fuzz: ## fuzz every parser for a minute each (FUZZTIME=5m for longer)
	bash internal/fuzz.sh $(or $(FUZZTIME),1m)

kill: ## kill what writes a hundred times under load, on each store (KILLS=1000 for more)
	go test -timeout 60m -count=1 -v -run 'Kill' ./store/sqlite ./store/postgres ./store/backup ./host -kills $(or $(KILLS),100)

simulate: ## play two thousand seeded exercises with every trouble, from a seed of the day (SEEDS=20000 for more)
	go test -timeout 4h -count=1 ./internal/simtest -run Seeds -seed $$(date +%s) -seeds $(or $(SEEDS),2000)

bench: ## run the benchmarks whose figures docs/performance.md gives
	go test -run '^$$' -bench . -benchmem ./rng ./expr ./engine ./scenario ./rehearse ./store/... ./host ./web

vulncheck: ## look for known vulnerabilities in what the program calls (needs the network; VULNDB=file:///copy without)
	bash internal/vulncheck.sh

generate: ## write the generated pages anew from their templates
	go tool templ generate

build: ## build ./tamrin for this machine, stripped
	bash internal/ship/build.sh tamrin

release: ## write ./dist anew: the program for six systems, Debian packages, bill of materials, sums
	rm -rf dist && bash internal/ship/release.sh dist

documents: ## write every document of each scenario and open it in LibreOffice and poppler; pictures in DOCUMENTS (default /tmp/tamrin-documents)
	bash internal/documents.sh $(or $(DOCUMENTS),/tmp/tamrin-documents)
