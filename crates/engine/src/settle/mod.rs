//! What is missing, what each answer would settle, and what would change the answer: all found by
//! deciding again with another fact, and not guessed.

mod candidates;
mod changes;
mod hypothesis;
mod missing;
mod places;

pub use changes::changes;
pub use hypothesis::Hypotheses;
pub use missing::missing;
