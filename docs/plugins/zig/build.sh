#!/bin/sh
# Makes example.wasm, the component. TIDEWAITER names the program where it is not in the path.
set -eu
cd "$(dirname "$0")"
zig() { python3 -m ziglang "$@"; }
[ "$(zig version)" = 0.17.1 ] || { echo "this takes ziglang 0.17.1" >&2; exit 1; }
wit-bindgen c ../../../crates/plugin-sdk/wit --world jurisdiction --out-dir build
# Holds the types of contract.zig against the generated ones. Nothing comes out of it but errors.
zig translate-c -target wasm32-freestanding build/jurisdiction.h >build/jurisdiction.zig
zig build-obj -target wasm32-freestanding -fno-emit-bin \
  --dep jurisdiction -Mlayout=layout.zig -Mjurisdiction=build/jurisdiction.zig
zig build-exe -target wasm32-freestanding -O ReleaseSmall -fstrip -fno-entry -rdynamic \
  law.zig build/jurisdiction_component_type.o -femit-bin=build/module.wasm
"${TIDEWAITER:-tidewaiter}" plugin build build/module.wasm --out example.wasm
