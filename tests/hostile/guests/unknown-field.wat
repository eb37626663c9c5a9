;; Reads a field that the vocabulary does not have, with a command to the terminal in its name.
;; refused: it reads the field ]2Jbuyers, and there is no `]2Jbuyers`
(data (i32.const 0xa0) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\00\31\00\00\0a\00\00\00\05")
(data (i32.const 0x3100) "\1b]2Jbuyers")
