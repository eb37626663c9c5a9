;; Says that its answer has a gigabyte, which is not there.
;; fails: gave no answer that can be read
(data (i32.const 0x40) "\00\00\00\00\00\01\00\00\00\00\00\20")
(func $decide (type $decide) (i32.const 0x40))
