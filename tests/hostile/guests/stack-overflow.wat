;; Calls itself without end.
;; fails: used up its 256 KiB of stack
(func $deep (param i32) (result i32)
  (i32.add (i32.const 1) (call $deep (i32.add (local.get 0) (i32.const 1)))))
(func $decide (type $decide) (call $deep (i32.const 0)))
