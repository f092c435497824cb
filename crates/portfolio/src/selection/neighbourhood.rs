//! Makes a selection better: sets some projects free, holds the others, and searches that part.
//!
//! Which are set free alternates: those that share a scarce row, those on which the relaxation has
//! another opinion, or any. How many adapts: more when parts are searched to the end in vain, fewer
//! when that takes too long (large neighbourhood search; Shaw 1998, Danna et al. 2005).

use super::effort::{Effort, Sequence};
use super::program::{Chosen, Part, Program};
use super::search::{End, Search};

/// Nodes spent on one part.
const NODES: usize = 200;

pub(super) struct Neighbourhood<'p> {
    program: &'p Program,
    sequence: Sequence,
    /// Groups set free at a time.
    size: f64,
    /// Groups that can add to each row.
    of_row: Vec<Vec<usize>>,
}

impl<'p> Neighbourhood<'p> {
    pub(super) fn new(program: &'p Program, seed: u64) -> Self {
        let mut of_row: Vec<Vec<usize>> = vec![vec![]; program.limits.len()];
        for column in &program.columns {
            for (row, _) in &column.entries {
                if of_row[*row].last() != Some(&column.group) {
                    of_row[*row].push(column.group);
                }
            }
        }
        let columns = program.columns.len().max(1) as f64;
        let groups = program.groups.len() as f64;
        // Parts of about 60 columns are a good start.
        let size = (60.0 * groups / columns).clamp(6.0, 40.0);
        Self { program, sequence: Sequence::new(seed), size, of_row }
    }

    /// Searches one part around `chosen`; a better choice when there is one. `parts` is how much of
    /// each column the relaxation chooses, when that is known.
    pub(super) fn improve(
        &mut self,
        chosen: &Chosen,
        parts: Option<&[f64]>,
        effort: &mut Effort<'_>,
    ) -> Option<Chosen> {
        let free = self.free(chosen, parts);
        let program = self.program;
        let part = Part::of(
            program,
            |column| {
                let group = program.columns[column].group;
                free[group] || chosen[group] == Some(column)
            },
            |group| !free[group] && chosen[group].is_some(),
        )?;
        effort.take(part.program.size() + program.columns.len());
        let least = program.profit(chosen) - part.profit + 1;
        let mut search = Search::new(&part.program, least);
        let end = search.run(NODES, effort);
        match (&search.best, end) {
            (Some(better), _) => {
                return Some(part.lift(better)).filter(|better| program.fits(better));
            }
            (None, End::Done) => self.size = (self.size * 1.03).min(program.groups.len() as f64),
            (None, End::Paused) => self.size = (self.size * 0.93).max(4.0),
        }
        None
    }

    fn free(&mut self, chosen: &Chosen, parts: Option<&[f64]>) -> Vec<bool> {
        let groups = self.program.groups.len();
        let mut free = vec![false; groups];
        let mut wanted = 0;
        while wanted + 1 < groups && (wanted as f64) < self.size {
            wanted += 1;
        }
        let mut candidates: Vec<usize> = match self.sequence.below(4) {
            0 => (0..groups).collect(),
            1 if parts.is_some() => {
                let parts = parts.unwrap_or_default();
                let differs = |group: &usize| {
                    let columns = self.program.groups[*group].columns.clone();
                    let sum: f64 = columns.map(|column| parts[column]).sum();
                    chosen[*group].map_or(sum > 0.01, |column| parts[column] < 0.99)
                };
                (0..groups).filter(differs).collect()
            }
            _ => self.around_scarce_rows(chosen, wanted),
        };
        let mut count = 0;
        while count < wanted && !candidates.is_empty() {
            let group = candidates.swap_remove(self.sequence.below(candidates.len()));
            if !std::mem::replace(&mut free[group], true) {
                count += 1;
            }
        }
        // Some luck on top, and what is missing when there were few candidates.
        let more = (wanted / 4).max(wanted - count);
        for _ in 0..more {
            free[self.sequence.below(groups)] = true;
        }
        free
    }

    /// Groups that meet in rows of which little is left.
    fn around_scarce_rows(&mut self, chosen: &Chosen, wanted: usize) -> Vec<usize> {
        let activity = self.program.activity(chosen);
        let left = |row: &usize| {
            let limit = self.program.limits[*row];
            (limit - activity[*row]) as f64 / limit.unsigned_abs().max(1) as f64
        };
        let mut rows: Vec<usize> =
            (0..activity.len()).filter(|row| !self.of_row[*row].is_empty()).collect();
        rows.sort_by(|a, b| left(a).total_cmp(&left(b)));
        let mut found = vec![];
        for _ in 0..8 {
            // The scarcer, the likelier.
            let luck = self.sequence.unit();
            let at = self.sequence.below(rows.len());
            let at = if luck < 0.7 { self.sequence.below(at + 1) } else { at };
            if let Some(row) = rows.get(at) {
                found.extend(&self.of_row[*row]);
            }
            if found.len() >= wanted {
                break;
            }
        }
        found
    }
}
