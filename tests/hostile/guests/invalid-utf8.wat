;; Refuses in what is no text.
;; fails: gave no answer that can be read: invalid utf-8
(data (i32.const 0x3000) "\ff\fe\c0")
(func $decide (type $decide) (call $refuse (i32.const 0x3000) (i32.const 3)))
