;; Is born with a table of four million elements.
;; refused: asks for more than 1000 table elements
(table $t 4000000 funcref)
