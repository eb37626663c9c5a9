;; Loops without end.
;; world: functions
;; fails: did not answer within 200 ms
(func $compute (type $compute) (loop $again (br $again)) unreachable)
