;; Asks for a list with twenty thousand fields, each of them a copy.
;; asks: lists
;; fails: refuses the transactions: at most 64 fields of a list are given in one call
(import "tidewaiter:plugin/lists@0.1.0" "read" (func $read (param i32 i32 i32 i32 i32)))
(memory $memory (export "memory") 20)
(data (i32.const 0x3000) "watched")
(func $decide (type $decide)
  (call $read (i32.const 0x3000) (i32.const 7) (i32.const 0x10000) (i32.const 20000) (i32.const 0x3100))
  (call $refuse (i32.load (i32.const 0x3104)) (i32.load (i32.const 0x3108))))
