#!/bin/sh
# Makes example.wasm, the component.
set -eu
cd "$(dirname "$0")"
npm ci --silent
mkdir -p build/wit/deps/plugin
cp world.wit build/wit/
cp ../../../crates/plugin-sdk/wit/plugin.wit build/wit/deps/plugin/
npx componentize-qjs --wit build/wit --world plugin --js law.js -o example.wasm \
  --sync --opt-size --minify --stub-wasi
ls -l example.wasm
