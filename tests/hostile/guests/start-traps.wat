;; Stops before it is asked anything.
;; refused: asked what it is, it stopped: wasm trap: wasm `unreachable` instruction executed
(start $trap)
(func $trap unreachable)
