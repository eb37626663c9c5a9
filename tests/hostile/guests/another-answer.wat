;; The first call of an instance is answered strictly, a second would be answered mildly.
;; answers: "least":{"outcome":"prohibited"}
(global $asked (mut i32) (i32.const 0))
(func $decide (type $decide)
  (if (global.get $asked) (then (return
    (call $answer (local.get 0) (local.get 6) (i32.const 1) (i32.const 1)))))
  (global.set $asked (i32.const 1))
  (call $answer (local.get 0) (local.get 6) (i32.const 7) (i32.const 7)))
