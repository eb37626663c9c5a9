//! The tables under `data/`, read once. A row that cannot be read is left out; tests count them.

/// The rows of a table of comma-separated fields, the heading left out.
/// No field holds a comma or a quote, so none is written with quotes.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split(',').collect())
}

/// Hash of bytes (FNV-1a, 32 bits): quick, the same everywhere. Keys come from the lists, and
/// a collision costs a comparison, never an answer.
pub(crate) fn hash(seed: u8, bytes: impl Iterator<Item = u8>) -> u32 {
    more((0x811c_9dc5_u32 ^ u32::from(seed)).wrapping_mul(0x0100_0193), bytes)
}

/// The hash of what was hashed before with more bytes after it.
pub(crate) fn more(before: u32, bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(before, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// [`hash`] as a hasher for maps.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl std::hash::Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes
            .iter()
            .fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

/// A map with that hasher.
pub(crate) type Map<K, V> = std::collections::HashMap<K, V, std::hash::BuildHasherDefault<Fnv>>;
