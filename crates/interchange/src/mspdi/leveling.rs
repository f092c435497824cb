//! What a file says of levelling a task, read from what was kept of it.

use super::timephased::inner;

/// Whether levelling may split a task (Microsoft Project's *Leveling can split*); it may unless the file
/// says no.
pub fn leveling_may_split(kept: &str) -> bool {
    !matches!(inner(kept, "LevelingCanSplit").map(str::trim), Some("0" | "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_may_be_split_unless_the_file_says_no() {
        assert!(leveling_may_split(""));
        assert!(leveling_may_split("<LevelingCanSplit>1</LevelingCanSplit>"));
        assert!(!leveling_may_split("<Hyperlink/><LevelingCanSplit>0</LevelingCanSplit>"));
        assert!(!leveling_may_split("<p:LevelingCanSplit>false</p:LevelingCanSplit>"));
    }
}
