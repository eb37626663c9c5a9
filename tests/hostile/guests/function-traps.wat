;; Stops.
;; world: functions
;; fails: stopped: wasm trap: wasm `unreachable` instruction executed
(func $compute (type $compute) unreachable)
