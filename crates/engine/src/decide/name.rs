//! When two names are the same.

/// Whether two names are the same after case, punctuation and spacing are put aside.
///
/// Letters and digits of any script count; everything else does not, so that `Foo Co., Ltd.` is
/// `FOO CO LTD`. A name without a letter or digit is the same as none.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    fn significant(name: &str) -> impl Iterator<Item = char> {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    significant(a).eq(significant(b)) && significant(a).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn case_punctuation_and_spacing_are_put_aside() {
        assert!(same_name("Huawei Technologies Co., Ltd.", "HUAWEI  TECHNOLOGIES CO LTD"));
        assert!(same_name("华为技术有限公司", "华为技术有限公司 "));
        assert!(!same_name("SMIC", "SMIC Beijing"));
        assert!(!same_name("...", "---"));
    }
}
