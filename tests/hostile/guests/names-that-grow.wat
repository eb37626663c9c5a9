;; A proof of 63 steps in one another, each with a long label; then 700 more at the bottom. The name
;; of each repeats the labels of all above: 45 MB from a fifth of a megabyte.
;; fails: gave a proof whose names take too much memory
(memory $memory (export "memory") 20)
(data (i32.const 0x4c4) "\00\00\01\00\fb\02\00\00")
(func $decide (type $decide) (local $i i32) (local $step i32)
  (memory.fill (i32.const 0x80000) (i32.const 120) (i32.const 1000))
  (global.set $heap (i32.const 0x90000))
  (loop $next
    (local.set $step (i32.add (i32.const 0x10000) (i32.mul (local.get $i) (i32.const 40))))
    (i32.store (local.get $step)
      (select (local.get $i) (i32.const 63) (i32.lt_u (local.get $i) (i32.const 63))))
    (i32.store offset=4 (local.get $step) (i32.const 0x80000))
    (i32.store offset=8 (local.get $step)
      (select (i32.const 1000) (i32.const 0) (i32.lt_u (local.get $i) (i32.const 63))))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $i) (i32.const 763))))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
