;; Has a name that is no text.
;; refused: asked what it is, it gave no answer that can be read: invalid utf-8
(data (i32.const 0x800) "\ff\fe\c0")
