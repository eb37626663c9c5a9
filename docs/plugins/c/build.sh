#!/bin/sh
# Makes example.wasm, the component.
set -eu
cd "$(dirname "$0")"
wit-bindgen c ../../../crates/plugin-sdk/wit --world jurisdiction --out-dir build
clang --target=wasm32 -std=c17 -Os -flto -Wall -Wextra -ffreestanding -nostdlib -I build -I libc \
  -Wl,--no-entry -Wl,--strip-all -Wl,--stack-first \
  build/jurisdiction.c law.c columns.c libc/libc.c build/jurisdiction_component_type.o \
  -o build/module.wasm
npx --yes @bytecodealliance/jco@1.35.0 new build/module.wasm -o example.wasm
ls -l example.wasm
