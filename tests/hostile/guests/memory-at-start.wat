;; Is born with 4 GiB.
;; refused: asked what it is, it asks for more than 16 MiB of memory
(memory $memory (export "memory") 65536)
