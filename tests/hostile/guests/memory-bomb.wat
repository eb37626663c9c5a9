;; Takes memory until there is no more.
;; fails: used up its 16 MiB of memory
(func $decide (type $decide)
  (loop $again (br_if $again (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
  unreachable)
