;; The fraction 1/0.
;; world: functions
;; fails: gave an answer that makes no sense: a column holds something that is no number
(data (i32.const 0x614) "\01\00\00\00\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\08\30\00\00\03\00\00\001/0")
