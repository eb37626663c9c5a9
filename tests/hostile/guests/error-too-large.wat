;; Refuses in ten million letters.
;; fails: gave an answer of more than 1 MiB
(memory $memory (export "memory") 200)
(func $decide (type $decide)
  (memory.fill (i32.const 0x1000) (i32.const 120) (i32.const 10000000))
  (call $refuse (i32.const 0x1000) (i32.const 10000000)))
