#!/usr/bin/env bash
# Builds, tests and measures Latchkey.
#
#   ./build.sh [build]  dist/extension/ and dist/latchkey-VERSION.zip
#   ./build.sh demo     opens the demo site in a browser with the extension; without a display it types into the
#                       sign-up page itself, prints the verdicts and leaves screenshots in artifacts/
#   ./build.sh test     everything that has to pass: check, Rust, JavaScript, both browsers
#   ./build.sh long [NAME...]
#                       the tests in both browsers that take long: every door, every stop of the Tab key, a picture of every view
#   ./build.sh check    formatting, lints, types, the add-on store's lint
#   ./build.sh bench    speed and size, beside the rivals
#   ./build.sh real [NAME...] [--browser=firefox]
#                       installs real applications from Debian, PyPI and npm, and prints how the extension does on them
#   ./build.sh proof [NAME...] [--rounds=N] [--browser=firefox]
#                       campaigns of kills and searches for secrets, as docs/proof.md has them
#   ./build.sh fuzz [NAME...] [--minutes=N]
#                       libFuzzer on every reader of what others wrote, each for so long (1 minute); what breaks one is left in
#                       fuzz/artifacts/NAME/, and belongs into fuzz/corpus/NAME/ once it is mended
#   ./build.sh audit    licences and origins of all crates, and known holes where the list of them can be had
#   ./build.sh rebuild  builds the last commit in a fresh clone and says whether the archive is the same, byte for byte
#
# Each sets up what it needs: the wasm target through rustup, npm packages, and on Debian as root the rest: compiler,
# rustup, Node.js, browsers.
set -euo pipefail
cd "$(dirname "$0")"

readonly TARGET=wasm32-unknown-unknown
readonly BUNDLES=(authenticator clearing cookies generator importing pages scanner strength unlock)
# What is bound in size: built with the profile `small` of Cargo.toml.
readonly SMALL_BUNDLES=(doctor)
readonly GENERATED=build/generated

say() { printf '\033[1m%s\033[0m\n' "== $*"; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# On Debian as root, installs packages; elsewhere leaves it to the person.
install_packages() {
    [[ $(id -u) == 0 ]] && has apt-get || return 0
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

need_rust() {
    has cargo && has cc || install_packages rustup gcc libc6-dev
    has cargo || ! has rustup || rustup default stable
    has cargo || fail 'Rust is missing: install it from https://rustup.rs (1.88 or newer).'
    [[ -d "$(rustc --print sysroot)/lib/rustlib/$TARGET" ]] && return
    has rustup || fail "The Rust target $TARGET is missing: install it with your package manager or rustup."
    rustup target add "$TARGET"
}

need_node() {
    has node && has npm || install_packages nodejs npm
    has node || fail 'Node.js is missing: install version 20 or newer from https://nodejs.org.'
    [[ $(node -p 'parseInt(process.versions.node)') -ge 20 ]] || fail "Node.js 20 or newer is needed, this is $(node -v)."
    # npm leaves this file behind when it is done.
    [[ node_modules/.package-lock.json -nt package-lock.json ]] && return
    npm ci --no-audit --no-fund
}

need_browsers() {
    local missing=()
    for browser in chromium firefox-esr; do has "$browser" || missing+=("$browser"); done
    ((${#missing[@]} == 0)) && return
    install_packages "${missing[@]}" fonts-noto-core fonts-noto-cjk
    for browser in "${missing[@]}"; do has "$browser" || fail "A browser is missing: install $browser."; done
}

# The same bytes from every checkout and every cargo home: paths must not end up in the bundles.
remap_flags() {
    local flags="--remap-path-prefix=$PWD=/latchkey" source
    for source in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
        flags+=" --remap-path-prefix=${source%/}=/cargo"
    done
    printf '%s' "$flags"
}

# wasm-opt takes long on the password lists, so its result is kept under the hash of what went in.
optimize() {
    local name=$1 in="$GENERATED/wasm/$1_bg.wasm" hash kept
    hash=$({ cat "$in"; node_modules/.bin/wasm-opt --version; } | sha256sum | cut -c1-32)
    kept="build/optimized/$name-$hash.wasm"
    if [[ ! -f $kept ]]; then
        mkdir -p build/optimized
        node_modules/.bin/wasm-opt -O3 --strip-debug --strip-producers --strip-target-features "$in" -o "$kept.new"
        mv "$kept.new" "$kept"
    fi
    cp "$kept" "$in"
}

# Compiles bundles with a profile, and binds them.
compile() {
    local profile=$1 bundle
    shift
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$(remap_flags) \
        cargo build -q --profile "$profile" --locked --target "$TARGET" -p bundles "${@/#/--bin=}"
    for bundle in "$@"; do
        cargo run -q --locked -p bind -- "$GENERATED/wasm" "target/$TARGET/$profile/$bundle.wasm"
        optimize "$bundle"
    done
}

build() {
    need_rust
    need_node
    say 'Rust to WebAssembly'
    cargo fetch -q --locked
    rm -rf "$GENERATED"
    compile release "${BUNDLES[@]}"
    compile small "${SMALL_BUNDLES[@]}"
    say 'The extension'
    node tools/assemble.mjs
}

check() {
    say 'Formatting, lints, types'
    cargo fmt --all --check
    cargo clippy -q --locked --workspace --all-targets -- -D warnings
    cargo clippy -q --locked --target "$TARGET" -p bundles -- -D warnings
    cargo test -q --locked --test rooms
    RUSTDOCFLAGS='-D warnings' cargo doc -q --locked --no-deps -p latchkey
    node_modules/.bin/prettier --check --log-level warn .
    node_modules/.bin/eslint .
    node_modules/.bin/depcruise --config dependency-cruiser.config.js extension
    node_modules/.bin/tsc -p .
    node_modules/.bin/tsc -p tests
    node tools/lint-extension.mjs
}

demo() {
    build
    need_browsers
    say 'Demo'
    node tests/e2e/demo.mjs
}

test_all() {
    build
    need_browsers
    check
    say 'Rust'
    cargo test -q --locked --workspace
    # The readers of what others wrote, for most of a minute on inputs that are changed.
    cargo test -q --locked --test readers -- --ignored
    cargo test -q --locked --doc
    say 'JavaScript'
    node tests/run.mjs tests/extension/*.test.mjs
    say 'Both browsers'
    node tests/run.mjs tests/e2e/*.test.mjs
    [[ -d ../shared/data/forms ]] || say 'Left out: ../shared/data/forms is not there, so no labelled pages are judged'
    say 'Recognition'
    node --test --test-timeout=600000 tests/evaluate/*.test.mjs
}

long() {
    build
    need_browsers
    say 'Both browsers, what takes long'
    local all=tests/e2e/long files=() name
    for name in "$@"; do
        [[ -f $all/$name.test.mjs ]] || fail "no such test: $name; there are $(basename -s .test.mjs $all/* | tr '\n' ' ')"
        files+=("$all/$name.test.mjs")
    done
    ((${#files[@]} > 0)) || files=("$all"/*.test.mjs)
    node tests/run.mjs "${files[@]}"
}

rebuild() {
    build
    local clone
    clone=$(mktemp -d)
    git clone -q . "$clone/latchkey"
    "$clone/latchkey/build.sh" build
    sha256sum dist/*.zip "$clone"/latchkey/dist/*.zip
    cmp dist/*.zip "$clone"/latchkey/dist/*.zip && say 'The same, byte for byte'
    rm -rf "$clone"
}

audit() {
    need_rust
    has cargo-deny || cargo install -q --locked cargo-deny@0.20.2
    say 'Licences, bans, origins'
    cargo deny --locked check licenses bans sources
    say 'Known holes'
    if cargo deny fetch db 2>/dev/null; then
        cargo deny --locked check advisories
    else
        say 'Left out: the list of known holes cannot be fetched here'
    fi
}

# libFuzzer counts branches, which stable Rust can; only its sanitizers need nightly, and the core has no unsafe code.
fuzz() {
    need_rust
    has c++ || install_packages g++
    has c++ || fail 'A C++ compiler is missing: libFuzzer is built with it.'
    has cargo-fuzz || cargo install -q --locked cargo-fuzz@0.13.2
    local minutes=1 names=() corpus name failed=()
    for argument in "$@"; do
        if [[ $argument == --minutes=* ]]; then minutes=${argument#*=}; else names+=("$argument"); fi
    done
    ((${#names[@]} > 0)) || mapfile -t names < <(ls fuzz/corpus)
    local target=(--sanitizer none --target-dir target/fuzz reader)
    cargo fuzz build "${target[@]}"
    for name in "${names[@]}"; do
        say "$name"
        [[ -d fuzz/corpus/$name ]] || fail "no such reader: $name; there are $(ls fuzz/corpus | tr '\n' ' ')"
        mkdir -p "target/fuzz/found/$name" "fuzz/artifacts/$name"
        corpus=("target/fuzz/found/$name" "fuzz/corpus/$name")
        [[ $name != imports ]] || corpus+=(tests/vectors/import)
        READER=$name cargo fuzz run "${target[@]}" "${corpus[@]}" -- -max_total_time=$((minutes * 60)) \
            -max_len=65536 -timeout=20 -malloc_limit_mb=256 -rss_limit_mb=1024 -print_final_stats=1 \
            -artifact_prefix="fuzz/artifacts/$name/" || failed+=("$name")
    done
    ((${#failed[@]} == 0)) || fail "broken, see fuzz/artifacts/: ${failed[*]}"
}

proof() {
    build
    need_browsers
    say 'Proof'
    node tests/proof/run.mjs "$@"
}

bench() {
    build
    need_browsers
    say 'Measurements'
    node benches/all.mjs
}

real() {
    build
    need_browsers
    say 'Real applications'
    node tests/real/run.mjs "$@"
}

case "${1:-build}" in
    build) build ;;
    demo) demo ;;
    test) test_all ;;
    check) build && check ;;
    audit) audit ;;
    bench) bench ;;
    fuzz) fuzz "${@:2}" ;;
    long) long "${@:2}" ;;
    proof) proof "${@:2}" ;;
    real) real "${@:2}" ;;
    rebuild) rebuild ;;
    *) fail "unknown command '$1'; see the top of build.sh" ;;
esac
