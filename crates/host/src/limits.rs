//! What a plugin may use in one call, and what it may import.

use std::time::Duration;

use tidewaiter_model::PluginLimits;

/// Limits of one call. A manifest may ask for others; the user's configuration caps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Steps of the plugin's code, one for most instructions. Counts alike on every machine.
    pub fuel: u64,
    /// Time on the clock: the backstop for what fuel does not count, such as filling memory.
    pub time: Duration,
    /// Bytes of its memories together.
    pub memory: usize,
    /// Elements of its tables together.
    pub table: usize,
    /// Bytes of its stack. It is part of the stack of the thread that asks, so no limit goes above
    /// [`LARGEST_STACK`], whoever names it.
    pub stack: usize,
    /// Bytes that the host copies out of it for one answer.
    pub answer: usize,
}

impl Limits {
    /// The limits where neither a manifest nor the user names others.
    pub const DEFAULT: Limits = Limits {
        fuel: 20_000_000_000,
        time: Duration::from_secs(10),
        memory: 256 << 20,
        table: 100_000,
        stack: 512 << 10,
        answer: 64 << 20,
    };

    /// These, with what a manifest or a configuration names put in their place.
    #[must_use]
    pub fn with(self, named: &PluginLimits) -> Limits {
        let bytes = |count: Option<u64>, unit: u64, or: usize| {
            let bytes = count.map(|count| count.saturating_mul(unit));
            bytes.map_or(or, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX))
        };
        let (kibi, mebi) = (1 << 10, 1 << 20);
        Limits {
            fuel: named.fuel.unwrap_or(self.fuel),
            time: named.time_ms.map_or(self.time, Duration::from_millis),
            memory: bytes(named.memory_mib, mebi, self.memory),
            table: named
                .table_elements
                .map_or(self.table, |count| usize::try_from(count).unwrap_or(usize::MAX)),
            stack: bytes(named.stack_kib, kibi, self.stack),
            answer: bytes(named.answer_mib, mebi, self.answer),
        }
    }

    /// The lesser of two in every respect.
    #[must_use]
    pub fn capped(self, cap: Limits) -> Limits {
        Limits {
            fuel: self.fuel.min(cap.fuel),
            time: self.time.min(cap.time),
            memory: self.memory.min(cap.memory),
            table: self.table.min(cap.table),
            stack: self.stack.min(cap.stack).clamp(SMALLEST_STACK, LARGEST_STACK),
            answer: self.answer.min(cap.answer),
        }
    }
}

/// The largest stack of a plugin's code, in bytes: half of what a thread of the standard library has.
pub const LARGEST_STACK: usize = 1 << 20;

/// The smallest, in bytes. With less nothing can be asked.
const SMALLEST_STACK: usize = 16 << 10;

/// The largest component, in bytes. A larger file need not be read.
pub const LARGEST_COMPONENT: usize = 64 << 20;

/// What a plugin may import beside the types of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Import {
    /// Reading the dated lists of the pack that names the plugin.
    Lists,
    /// Words for whoever looks for a mistake in it.
    Log,
    /// Handles to resources of its own: no import, but memory of the host that no limit of a call
    /// counts. The toolchains of some languages make them whether they are used or not.
    Handles,
}

impl Import {
    /// Every import that there is.
    pub const ALL: [Import; 3] = [Import::Lists, Import::Log, Import::Handles];

    /// Its name in manifests and in the contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Import::Lists => "lists",
            Import::Log => "log",
            Import::Handles => "handles",
        }
    }

    /// The import of that name.
    #[must_use]
    pub fn named(word: &str) -> Option<Import> {
        Import::ALL.into_iter().find(|import| import.word() == word)
    }
}
