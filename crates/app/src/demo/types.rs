//! Types of plans that the demo organisation has beside the standard ones: renewal programs with the works in
//! them, and roll-outs of systems.

use uuid::Uuid;

use super::catalogue::Program;
use crate::{
    App, Outcome,
    access::Caller,
    organisation::{AllowedParents, NewPlanType, NumberingInput, create_plan_type},
};

/// Types of plans of the demo.
pub(super) struct Types {
    program: Uuid,
    works: Uuid,
    rollout: Uuid,
}

fn numbered(prefix: &str, width: i64) -> Option<NumberingInput> {
    Some(NumberingInput { prefix: prefix.into(), width: Some(width), next: None })
}

impl Types {
    /// Adds them.
    pub(super) async fn make(app: &App, caller: &Caller) -> Outcome<Self> {
        let program = NewPlanType {
            noun: "program".into(),
            name: "Renewal program".into(),
            description: "Replaces what is worn out, year after year, in many small works.".into(),
            color: Some("teal".into()),
            icon: Some("refresh".into()),
            numbering: numbered("RP-", 2),
            ..NewPlanType::default()
        };
        let program = create_plan_type(app, caller, &program).await?.id;
        let within = vec![program];
        let works = NewPlanType {
            noun: "project".into(),
            name: "Renewal works".into(),
            plural: Some("Renewal works".into()),
            description: "A stretch or a building of a renewal program.".into(),
            color: Some("teal".into()),
            icon: Some("tools".into()),
            parents: Some(AllowedParents {
                program_type_ids: Some(within),
                portfolio: false,
                alone: false,
            }),
            numbering: numbered("RW-", 4),
            ..NewPlanType::default()
        };
        let works = create_plan_type(app, caller, &works).await?.id;
        let rollout = NewPlanType {
            noun: "project".into(),
            name: "System roll-out".into(),
            description: "A system that people begin to use, or stop using.".into(),
            color: Some("indigo".into()),
            icon: Some("server".into()),
            numbering: numbered("IT-", 4),
            ..NewPlanType::default()
        };
        let rollout = create_plan_type(app, caller, &rollout).await?.id;
        Ok(Self { program, works, rollout })
    }

    /// The type of a program; none for the standard one.
    pub(super) fn of_program(&self, program: &Program) -> Option<Uuid> {
        (program.key == "WAT").then_some(self.program)
    }

    /// The type of the projects in a program; none for the standard one.
    pub(super) fn of_projects(&self, program: &Program) -> Option<Uuid> {
        match program.key {
            "WAT" => Some(self.works),
            "CLD" | "ERP" => Some(self.rollout),
            _ => None,
        }
    }
}
