;; Logs without end, and commands the terminal.
;; asks: log
;; fails: did not answer within 200 ms
(import "tidewaiter:plugin/log@0.1.0" "log" (func $log (param i32 i32)))
(data (i32.const 0x3000) "\1b[2Jflood")
(func $decide (type $decide)
  (loop $again (call $log (i32.const 0x3000) (i32.const 5000)) (br $again)) unreachable)
