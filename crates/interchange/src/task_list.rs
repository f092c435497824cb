//! placeholder
use crate::{Draft, Unreadable, Written};
use steerco_plan::{Plan, Scheduled};
pub fn read(_bytes: &[u8]) -> Result<Draft, Unreadable> {
    Err(Unreadable { diagnostics: vec![] })
}
pub fn write(_plan: &Plan, _scheduled: &Scheduled) -> Written {
    Written { bytes: vec![], losses: vec![] }
}
