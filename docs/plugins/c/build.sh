#!/bin/sh
# Makes example.wasm, the component. TIDEWAITER names the program where it is not in the path.
set -eu
cd "$(dirname "$0")"
wit-bindgen c ../../../crates/plugin-sdk/wit --world jurisdiction --out-dir build
clang --target=wasm32 -std=c17 -Os -flto -Wall -Wextra -ffreestanding -nostdlib -I build -I libc \
  -Wl,--no-entry -Wl,--strip-all -Wl,--stack-first \
  build/jurisdiction.c law.c columns.c libc/libc.c build/jurisdiction_component_type.o \
  -o build/module.wasm
"${TIDEWAITER:-tidewaiter}" plugin build build/module.wasm --out example.wasm
