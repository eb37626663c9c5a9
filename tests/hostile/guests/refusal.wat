;; Refuses, with a command to the terminal among its words.
;; fails: refuses the transactions: [2Jno
(data (i32.const 0x3000) "\1b[2J\e2\80\aeno")
(func $decide (type $decide) (call $refuse (i32.const 0x3000) (i32.const 9)))
