;; Logs ten million letters at once.
;; asks: log
;; fails: gave an answer of more than 1 MiB
(import "tidewaiter:plugin/log@0.1.0" "log" (func $log (param i32 i32)))
(memory $memory (export "memory") 200)
(func $decide (type $decide)
  (call $log (i32.const 0x3000) (i32.const 10000000))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
