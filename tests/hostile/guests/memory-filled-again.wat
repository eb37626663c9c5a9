;; Fills its memory over and over: much work for few steps.
;; fails: did not answer within 200 ms
(memory $memory (export "memory") 200)
(func $decide (type $decide)
  (loop $again (memory.fill (i32.const 0) (i32.const 1) (i32.const 13107200)) (br $again)) unreachable)
