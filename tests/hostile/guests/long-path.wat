;; Reads a field whose name has half a megabyte.
;; refused: a field of it has too long a name
(memory $memory (export "memory") 20)
(data (i32.const 0xa0) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\00\00\01\00\20\a1\07\00")
