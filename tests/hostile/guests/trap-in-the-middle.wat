;; Begins its answer and stops at the second transaction.
;; fails: stopped: wasm trap: integer divide by zero
(func $decide (type $decide) (local $row i32)
  (loop $next
    (i32.store8 (i32.add (i32.const 0x3000) (local.get $row))
      (i32.div_u (i32.const 7) (i32.sub (local.get $row) (i32.const 1))))
    (local.set $row (i32.add (local.get $row) (i32.const 1)))
    (br_if $next (i32.lt_u (local.get $row) (local.get 0))))
  (call $answer (local.get 0) (local.get 6) (i32.const 1) (i32.const 1)))
