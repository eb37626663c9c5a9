;; Remarks in 900,000 letters: cut.
;; answers: xxxx…"]
(memory $memory (export "memory") 40)
(data (i32.const 0x430) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\00\00\01\00\a0\bb\0d\00")
(func $decide (type $decide)
  (memory.fill (i32.const 0x10000) (i32.const 120) (i32.const 900000))
  (global.set $heap (i32.const 0x100000))
  (if (i32.gt_u (local.get 0) (i32.const 1)) (then unreachable))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
