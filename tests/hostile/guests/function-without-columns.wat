;; No column where one is due.
;; world: functions
;; fails: gave an answer that makes no sense: 1 columns were due and 0 came
(func $compute (type $compute) (i32.const 0x3000))
