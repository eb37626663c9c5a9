//! Legal forms of companies: `GmbH`, `Co., Ltd.`, `OOO`, 有限公司 and its romanisations.
//!
//! The table (`data/forms.csv`) is keyed by the form's letters without spaces and dots, so that
//! `S.A. de C.V.`, `SA DE CV` and `you xian gong si` need one row each.

use std::sync::LazyLock;

use crate::table::rows;

/// What kind of company a form stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// No more than "company".
    Company,
    /// Partnership.
    Partnership,
    /// Limited liability: Ltd., GmbH, OOO, 有限公司.
    Limited,
    /// Stock corporation: Inc., AG, PJSC, 股份有限公司.
    Stock,
}

/// Where in a name the letters are read as a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Any,
    Lead,
    Tail,
    Edge,
}

#[derive(Debug)]
struct Form {
    key: &'static str,
    class: Class,
    place: Place,
    shown: &'static str,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let mut forms: Vec<Form> = rows(include_str!("../data/forms.csv"))
        .filter_map(|row| {
            let class = match *row.get(1)? {
                "company" => Class::Company,
                "partnership" => Class::Partnership,
                "limited" => Class::Limited,
                "stock" => Class::Stock,
                _ => return None,
            };
            let place = match *row.get(2)? {
                "any" => Place::Any,
                "lead" => Place::Lead,
                "tail" => Place::Tail,
                "edge" => Place::Edge,
                _ => return None,
            };
            Some(Form { key: row.first()?, class, place, shown: row.get(3)? })
        })
        .collect();
    forms.sort_by_key(|form| form.key);
    forms.dedup_by_key(|form| form.key);
    forms
});

/// The legal forms of one name: two at most, the rest is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    first: Option<u16>,
    second: Option<u16>,
}

impl Forms {
    fn add(&mut self, id: u16) {
        if self.first.is_none() {
            self.first = Some(id);
        } else if self.second.is_none() && self.first != Some(id) {
            self.second = Some(id);
        }
    }

    fn all(self) -> impl Iterator<Item = &'static Form> {
        [self.first, self.second].into_iter().flatten().filter_map(|id| FORMS.get(usize::from(id)))
    }

    /// How the forms are printed.
    pub(crate) fn shown(self) -> String {
        let shown: Vec<&str> = self.all().map(|form| form.shown).collect();
        shown.join(" ")
    }
}

/// How the legal forms of two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The same, or none on either side.
    Same,
    /// Another spelling of the same kind of company.
    Alike,
    /// One name has none.
    Missing,
    /// Two kinds of company.
    Differ,
}

/// Compare two names' forms.
pub(crate) fn compare(a: Forms, b: Forms) -> Standing {
    if a == b {
        return Standing::Same;
    }
    let class = |forms: Forms| forms.all().map(|form| form.class).max();
    let shown = |forms: Forms| forms.all().map(|form| form.shown).max();
    match (class(a), class(b)) {
        (Some(x), Some(y)) if x == y && shown(a) == shown(b) => Standing::Same,
        (Some(x), Some(y)) if x == y || x == Class::Company || y == Class::Company => {
            Standing::Alike
        }
        (Some(_), Some(_)) => Standing::Differ,
        (None, None) => Standing::Same,
        (None, Some(_)) | (Some(_), None) => Standing::Missing,
    }
}

/// Longest form in words.
const LONGEST: usize = 8;

/// Take the forms out of a name's words: which words (by place) belong to a form, and which
/// forms they are. A name that is nothing but forms keeps its words.
pub(crate) fn take(words: &[&str]) -> (Vec<bool>, Forms) {
    let mut taken = vec![false; words.len()];
    let mut forms = Forms::default();
    let mut at = 0;
    while at < words.len() {
        match longest(words, at) {
            Some((len, id)) => {
                taken.iter_mut().skip(at).take(len).for_each(|slot| *slot = true);
                forms.add(id);
                at += len;
            }
            None => at += 1,
        }
    }
    if taken.iter().all(|slot| *slot) {
        return (vec![false; words.len()], Forms::default());
    }
    (taken, forms)
}

fn longest(words: &[&str], at: usize) -> Option<(usize, u16)> {
    let mut key = String::new();
    let mut found = None;
    for (more, word) in words.iter().skip(at).take(LONGEST).enumerate() {
        let len = more + 1;
        let joined: &str = if more == 0 {
            word
        } else {
            if key.is_empty() {
                key.push_str(words.get(at).copied().unwrap_or(""));
            }
            key.push_str(word);
            &key
        };
        let from = FORMS.partition_point(|form| form.key < joined);
        let Some(form) = FORMS.get(from).filter(|form| form.key.starts_with(joined)) else { break };
        let lead = at == 0;
        let tail = at + len == words.len() || only_forms(words, at + len);
        let here = match form.place {
            Place::Any => true,
            Place::Lead => lead,
            Place::Tail => tail && !lead,
            Place::Edge => lead || tail,
        };
        if form.key == joined && here {
            found = u16::try_from(from).ok().map(|id| (len, id));
        }
    }
    found
}

/// Whether nothing but one more form follows, so that `Co.` in `X Co., GmbH` ends the name.
fn only_forms(words: &[&str], from: usize) -> bool {
    let joined: String = words.iter().skip(from).take(LONGEST).copied().collect();
    words.len() - from <= LONGEST
        && FORMS.binary_search_by(|form| form.key.cmp(joined.as_str())).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!(FORMS.len(), include_str!("../data/forms.csv").lines().count() - 1);
    }

    #[test]
    fn forms_are_found_however_they_are_written() {
        for (name, left, shown) in [
            ("huawei technologies co ltd", "huawei technologies", "Co. Ltd."),
            ("jomadi s a de c v", "jomadi", "S.A. de C.V."),
            ("ooo romashka", "romashka", "OOO"),
            ("huawei jishu you xian gong si", "huawei jishu", "Youxian Gongsi (Co. Ltd.)"),
            ("co ltd", "co ltd", ""),
            ("li sa", "li", "S.A."),
            ("pt bali", "bali", "PT"),
            ("bali pt", "bali pt", ""),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            let (taken, forms) = take(&words);
            let kept: Vec<&str> =
                words.iter().zip(taken).filter(|(_, gone)| !gone).map(|(w, _)| *w).collect();
            assert_eq!((kept.join(" ").as_str(), forms.shown().as_str()), (left, shown), "{name}");
        }
    }
}
