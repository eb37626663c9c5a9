;; Gives five million verdicts, which are there.
;; fails: gave an answer of more than 1 MiB
(memory $memory (export "memory") 200)
(data (i32.const 0x40) "\00\00\00\00\00\01\00\00\40\4b\4c\00")
(func $decide (type $decide) (i32.const 0x40))
