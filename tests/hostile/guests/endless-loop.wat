;; Loops without end.
;; fails: did not answer within 200 ms
(func $decide (type $decide) (loop $again (br $again)) unreachable)
