# make run: build everything and start the demo organisation. make test: every check there is.
.PHONY: run test build web tidy bench oracle clean

run: build
	./target/debug/steerco demo --listen $${STEERCO_LISTEN:-127.0.0.1:8080}

build: web
	cargo build --locked -p steerco

web:
	cargo xtask web

test:
	cargo xtask ci

tidy:
	cargo fmt --all
	cargo xtask tidy

bench:
	cargo run --release --locked -p steerco-bench

# Compare our dates with those stored in plan files: make oracle FOLDER=path/to/files
oracle:
	cargo build --locked -p steerco
	cargo xtask oracle $(FOLDER)

# A single binary with the web UI inside.
release: web
	cargo build --locked --release -p steerco --features embed-web

clean:
	cargo clean
	rm -rf web/dist web/node_modules e2e/node_modules
