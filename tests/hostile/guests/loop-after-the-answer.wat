;; Gives a mild answer and never ends when it should free it.
;; fails: did not answer within 200 ms
(export "cabi_post_tidewaiter:plugin/controls@0.1.0#decide" (func $after))
(func $after (param i32) (loop $again (br $again)))
(func $decide (type $decide)
  (call $answer (local.get 0) (local.get 6) (i32.const 1) (i32.const 1)))
