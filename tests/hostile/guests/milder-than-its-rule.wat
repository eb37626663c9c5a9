;; Its rule holds and prohibits, and its verdict is that no license is required.
;; fails: gave a milder verdict than its own rule milder-than-its-rule.r
(func $decide (type $decide)
  (call $answer (local.get 0) (local.get 6) (i32.const 1) (i32.const 1)))
