;; Loops without end, under a limit on steps that it reaches before the clock does.
;; fuel: 100000
;; fails: used up its 100000 steps
(func $decide (type $decide) (loop $again (br $again)) unreachable)
