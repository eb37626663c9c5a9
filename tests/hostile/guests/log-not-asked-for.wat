;; Imports what its manifest does not ask for.
;; refused: it imports `log`, and its manifest does not ask for that
(import "tidewaiter:plugin/log@0.1.0" "log" (func $log (param i32 i32)))
(func $decide (type $decide)
  (call $log (i32.const 0x800) (i32.const 3))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
