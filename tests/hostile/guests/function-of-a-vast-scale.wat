;; A number with 200 places.
;; world: functions
;; fails: gave an answer that makes no sense: a column holds something that is no number
(data (i32.const 0x618) "\c8")
