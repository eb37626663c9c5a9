;; Gives the host a place outside its memory to write to.
;; world: functions
;; fails: gave no answer that can be read
(func $realloc (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 0xfffffff0))
