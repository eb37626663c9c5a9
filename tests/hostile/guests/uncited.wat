;; Its rule has a citation of blanks.
;; fails: gave the provision r without a citation
(data (i32.const 0x500) "\00\30\00\00\03\00\00\00")
(data (i32.const 0x3000) "   ")
