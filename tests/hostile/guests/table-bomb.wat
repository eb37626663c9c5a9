;; Makes its table longer until it is refused.
;; fails: used up its 1000 table elements
(table $t 1 funcref)
(func $decide (type $decide)
  (loop $again
    (br_if $again (i32.ne (table.grow $t (ref.null func) (i32.const 100)) (i32.const -1))))
  unreachable)
