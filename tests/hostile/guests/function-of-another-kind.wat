;; True where a number is due.
;; world: functions
;; fails: gave an answer that makes no sense: a column is of another kind than was declared
(data (i32.const 0x610) "\00\00\00\00\40\06\00\00\01\00\00\00")
