# Every command of the project. The two that a newcomer needs: `make demo` and `make test`.
# `docs/contributing.md` says what each is for.

SHELL := /bin/bash
binary := build/release/schemaplan
jobs := $(shell nproc)

.PHONY: help demo test build package dev asan fuzz bench conformance update deps deps-build clean

help:
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: build ## build, and show what it is for on a sample
	@cd samples/required-lastname && ../../$(binary) diff old.ts new.ts

test: deps configure-release ## build, and run every test
	cmake --build --preset release
	ctest --preset release

build: deps-build ## leave build/release/schemaplan
	cmake --preset release -DBUILD_TESTING=OFF
	cmake --build --preset release --target schemaplan

package: deps-build ## leave the npm package in build/npm
	cmake --preset package
	cmake --build --preset package
	node npm/pack.mjs build/package/schemaplan build/npm

dev: deps ## a debug build with the tests
	cmake --preset dev
	cmake --build --preset dev

asan: deps ## every test of our own code under the address and undefined behaviour sanitizers
	cmake --preset asan
	cmake --build --preset asan
	ctest --preset asan

minutes := 30
fuzz: deps ## fuzz the parser and the evaluator (minutes=30)
	@tests/install-packages fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz
	tests/fuzz/run build/fuzz $(minutes)

bench: build ## time it against tree-sitter alone, and against node and esbuild
	cmake --preset release -DBUILD_TESTING=ON
	cmake --build --preset release --target schemaplan benchmark
	node tests/benchmark/run.mjs build/release

conformance: deps configure-release ## hold every export against the real packages, and print the figures
	cmake --build --preset release --target schemaplan unit_tests widen_driver
	node tests/conformance/run.mjs $(abspath build/release)
	node tests/conformance/versions.mjs $(abspath build/release/schemaplan)
	node tests/conformance/rules.mjs $(abspath build/release/schemaplan)
	node tests/conformance/widen.mjs $(abspath build/release)
	node tests/plan/run.mjs $(abspath build/release/schemaplan)
	node tests/conformance/inclusion.mjs $(abspath build/release)
	node tests/conformance/documents.mjs $(abspath build/release/schemaplan)
	node tests/conformance/verdicts.mjs $(abspath build/release/schemaplan)

update: dev ## rewrite what the cases and samples expect; review it with `git diff`
	UPDATE=1 build/dev/tests/unit_tests "every case gives what it expects"

deps: deps-build node_modules/.package-lock.json tests/plan/node_modules/.package-lock.json ## install what is missing
	@tests/install-packages test

deps-build: node_modules/.package-lock.json
	@tests/install-packages build

node_modules/.package-lock.json: package-lock.json package.json
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

tests/plan/node_modules/.package-lock.json: tests/plan/package-lock.json tests/plan/package.json
	cd tests/plan && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: configure-release
configure-release: deps
	cmake --preset release -DBUILD_TESTING=ON

clean: ## remove what was built
	rm -rf build
