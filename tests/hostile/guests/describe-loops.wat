;; Loops when it is asked what it is.
;; refused: asked what it is, it did not answer within 200 ms
(func $describe (result i32) (loop $again (br $again)) unreachable)
