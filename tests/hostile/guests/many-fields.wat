;; Says that it reads fifty thousand fields.
;; refused: it has more than 1000 fields
(memory $memory (export "memory") 20)
(data (i32.const 0xa0) "\00\00\01\00\20\4e\00\00")
