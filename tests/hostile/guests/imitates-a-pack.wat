;; Names itself so that its provisions would read as those of a pack `us-chips`.
;; refused: it has no proper name and version
(data (i32.const 0x800) "us-chips.ear\0a")
