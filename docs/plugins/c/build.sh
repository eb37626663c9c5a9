#!/bin/sh
# Makes example.wasm, the component.
set -eu
cd "$(dirname "$0")"
mkdir -p build/wit/deps/plugin
cp world.wit build/wit/
cp ../../../crates/plugin-sdk/wit/plugin.wit build/wit/deps/plugin/
wit-bindgen c build/wit --world plugin --out-dir build
clang --target=wasm32 -std=c17 -Os -flto -Wall -Wextra -ffreestanding -nostdlib -I build -I libc \
  -Wl,--no-entry -Wl,--strip-all -Wl,--stack-first \
  build/plugin.c law.c columns.c libc/libc.c build/plugin_component_type.o -o build/module.wasm
npx --yes @bytecodealliance/jco@1.35.0 new build/module.wasm -o example.wasm
ls -l example.wasm
