//! What must hold of every jurisdiction.

use super::case::Case;
use crate::jurisdiction::Jurisdiction;

/// Checks that not knowing a fact never narrows an answer: with any one of the stated facts or lists
/// unknown, the range still has in it every verdict that it had. So no missing fact makes the most
/// restrictive end milder, and filling one in never leads outside what was announced.
///
/// # Errors
/// The first fact of which that is not so, in words; or what [`Case::ask`] fails with.
pub fn monotone<J: Jurisdiction>(case: &Case) -> Result<(), String> {
    let now = case.ask::<J>()?;
    let facts: Vec<String> = case.stated().map(|(path, _)| path.to_owned()).collect();
    for unknown in facts.into_iter().chain(case.lists()) {
        let then = case.clone().without(&unknown).ask::<J>()?;
        if then.range.least > now.range.least || then.range.most < now.range.most {
            return Err(format!(
                "without {unknown} the answer is {}, and with it {}",
                then.outcome(),
                now.outcome()
            ));
        }
    }
    Ok(())
}
