#!/bin/sh
# Makes example.wasm, the component. On Debian without rustup: RUSTC_WEB=1 ./build.sh
set -eu
cd "$(dirname "$0")"
if [ "${RUSTC_WEB:-}" ]; then
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld \
    /usr/bin/cargo build --release --target wasm32-unknown-unknown -Z build-std=std,panic_abort
else
  cargo build --release --target wasm32-unknown-unknown
fi
npx --yes @bytecodealliance/jco@1.35.0 new -o example.wasm \
  "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/bouvet_memory.wasm"
ls -l example.wasm
