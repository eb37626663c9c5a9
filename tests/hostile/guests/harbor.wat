;; Has the name of a rule pack.
;; refused: it is named harbor, as a rule pack is
