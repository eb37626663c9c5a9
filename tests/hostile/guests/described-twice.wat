;; Would give another name the second time: it is asked once.
;; answers: "pack":"described-twice"
(global $asked (mut i32) (i32.const 0))
(func $describe (result i32)
  (if (global.get $asked) (then unreachable))
  (global.set $asked (i32.const 1))
  (i32.const 0x80))
