;; A remark that would clear the screen and turn the reading round.
;; answers: ["[2J]0;ownedlla ta ton]"]
(data (i32.const 0x430) "\00\30\00\00\01\00\00\00")
(data (i32.const 0x3000) "\08\30\00\00\1c\00\00\00\1b[2J\1b]0;owned\07\e2\80\aella ta ton]")
