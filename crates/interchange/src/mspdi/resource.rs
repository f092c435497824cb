//! `<Resource>`.

use std::collections::HashMap;

use steerco_plan::{Plan, PlanResource};
use steerco_schedule::ResourceKind;
use steerco_units::{Percent, Rate, parse_scaled};

use super::read::Reading;
use super::values::{cost, flag, integer};
use crate::Severity;
use crate::xml::{Child, Malformed};

pub(super) struct RawResource {
    resource: PlanResource,
    calendar_uid: Option<i64>,
    start: usize,
    is_null: bool,
}

/// Rates stand per hour whatever `<StandardRateFormat>` says; that only decides how they are shown.
fn rate(text: &str) -> Option<Rate> {
    parse_scaled(text, 4).ok().map(Rate)
}

pub(super) fn units(text: &str) -> Option<Percent> {
    parse_scaled(text, 4).ok().map(Percent::from_basis_points)
}

pub(super) fn read<'a>(
    reading: &mut Reading<'a>,
    element: Child<'a>,
) -> Result<RawResource, Malformed> {
    let mut raw = RawResource {
        resource: PlanResource::default(),
        calendar_uid: None,
        start: element.start,
        is_null: false,
    };
    let mut code = 1;
    let mut is_cost = false;
    if !reading.cursor.enter(element) {
        raw.is_null = true;
        return Ok(raw);
    }
    while let Some(child) = reading.cursor.next_child()? {
        let owner = format!("resource “{}”", raw.resource.name);
        let resource = &mut raw.resource;
        macro_rules! set {
            ($field:expr, $interpret:expr) => {
                if let Some(value) = reading.value(child, &owner, $interpret)? {
                    $field = value;
                }
            };
        }
        match child.name {
            "UID" => set!(resource.uid, integer),
            "Name" => resource.name = reading.cursor.text(child)?.trim().to_owned(),
            "Initials" => resource.initials = reading.cursor.text(child)?.trim().to_owned(),
            "EmailAddress" => resource.email = reading.cursor.text(child)?.trim().to_owned(),
            "Group" => resource.group = reading.cursor.text(child)?.trim().to_owned(),
            "Type" => set!(code, integer),
            "IsCostResource" => set!(is_cost, flag),
            "IsNull" => set!(raw.is_null, flag),
            "MaxUnits" => set!(resource.max_units, units),
            "StandardRate" => set!(resource.standard_rate, rate),
            "OvertimeRate" => set!(resource.overtime_rate, rate),
            "CostPerUse" => set!(resource.cost_per_use_minor, |text| cost(text, 2)),
            "CalendarUID" => {
                raw.calendar_uid = reading.value(child, &owner, integer)?.filter(|&uid| uid >= 0);
            }
            "ID" => {
                reading.cursor.raw(child)?;
            }
            _ => reading.keep(child, &mut raw.resource.kept)?,
        }
    }
    raw.resource.kind = match (is_cost, code) {
        (true, _) | (_, 2) => ResourceKind::Cost,
        (_, 0) => ResourceKind::Material,
        _ => ResourceKind::Work,
    };
    Ok(raw)
}

pub(super) fn assemble(
    reading: &mut Reading<'_>,
    plan: &mut Plan,
    raw: Vec<RawResource>,
    calendar_of: &HashMap<i64, usize>,
) -> HashMap<i64, usize> {
    let mut resource_of = HashMap::new();
    for mut raw in raw {
        // Project keeps a nameless resource 0 for unassigned work, and rows that were left empty.
        if raw.is_null || (raw.resource.uid <= 0 && raw.resource.name.is_empty()) {
            continue;
        }
        if let Some(uid) = raw.calendar_uid {
            raw.resource.calendar = calendar_of.get(&uid).copied();
            if raw.resource.calendar.is_none() && raw.resource.kind == ResourceKind::Work {
                let message = format!(
                    "“{}” works by calendar {uid}, which is not in the file; the project calendar is used",
                    raw.resource.name
                );
                reading.warn("mspdi.missing_calendar", Some(raw.start), "CalendarUID", message);
            }
        }
        if resource_of.insert(raw.resource.uid, plan.resources.len()).is_some() {
            let message = format!(
                "resource UID {} is used twice; “{}” is taken for it",
                raw.resource.uid, raw.resource.name
            );
            reading.found.push(
                Severity::Error,
                "mspdi.duplicate_uid",
                Some(raw.start),
                "UID",
                None,
                message,
            );
        }
        plan.resources.push(raw.resource);
    }
    resource_of
}
