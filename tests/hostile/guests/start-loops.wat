;; Loops before it is asked anything.
;; refused: asked what it is, it did not answer within 200 ms
(start $loop)
(func $loop (loop $again (br $again)))
