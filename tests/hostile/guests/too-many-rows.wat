;; One verdict more than there are transactions.
;; fails: gave 4 verdicts and 4 determinations where 3 and 3 are due
(func $decide (type $decide)
  (call $answer (i32.add (local.get 0) (i32.const 1)) (local.get 6) (i32.const 7) (i32.const 7)))
