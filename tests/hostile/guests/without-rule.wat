;; Prohibits, and names no rule.
;; fails: gave a requirement without a rule that makes it
(data (i32.const 0x404) "\00")
