# What a developer of planlint types. `make` lists it.

SWIFT ?= swift
PREFIX ?= /usr/local
# Further flags of the compiler; continuous integration passes -Xswiftc -warnings-as-errors to every build alike,
# because other flags mean building everything again.
SWIFT_FLAGS ?=

# A release that needs nothing at run time. macOS has no static executables.
ifeq ($(shell uname -s),Darwin)
RELEASE_FLAGS = -c release -Xlinker -dead_strip
else
RELEASE_FLAGS = -c release -Xswiftc -static-executable -Xlinker -s
endif
PLANLINT = .build/release/planlint
FORMATTED = Sources Tests Examples Benchmarks Fuzzing Package.swift

.PHONY: help build demo test lint format record text-parity bench install clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

build: ## build .build/release/planlint, the program as it is released
	$(SWIFT) build $(RELEASE_FLAGS) $(SWIFT_FLAGS) --product planlint

demo: build ## judge the plan of a database that is about to be replaced
	@Examples/demo.sh $(PLANLINT)

test: ## run the tests; those whose program is not installed are skipped and say so
	$(SWIFT) test $(SWIFT_FLAGS)

lint: ## check format, imports and scripts
	$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)
	.ci/check-imports
	.ci/check-scripts

format: ## format the sources
	$(SWIFT) format --in-place --recursive --parallel $(FORMATTED)

record: ## write again what is generated or expected: facts, registries, docs, reports
	PLANLINT_RECORD=1 $(SWIFT) test $(SWIFT_FLAGS)

text-parity: ## hold plan text against the JSON of the same plan, in the folder of pairs PAIRS
	PLANLINT_PAIRS=$(abspath $(PAIRS)) $(SWIFT) test $(SWIFT_FLAGS) --filter TextParityTests

bench: build ## measure speed and memory, side by side with other tools
	Benchmarks/run $(PLANLINT)

install: build ## install planlint to PREFIX/bin (PREFIX is /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(PLANLINT) "$(DESTDIR)$(PREFIX)/bin/planlint"

clean: ## remove what was built
	rm -rf .build Examples/*/.build Benchmarks/.build Fuzzing/.build
