;; Gives a mild answer and stops when it should free it.
;; fails: stopped: wasm trap: wasm `unreachable` instruction executed
(export "cabi_post_tidewaiter:plugin/controls@0.1.0#decide" (func $after))
(func $after (param i32) unreachable)
(func $decide (type $decide)
  (call $answer (local.get 0) (local.get 6) (i32.const 1) (i32.const 1)))
