//! What is approved. This is the only file of the mechanism that knows the kinds: each says what it
//! is called, where its page is, who may see it, what routes can ask of it, and what follows when a
//! decision is there. A new kind is a new arm here.

use std::collections::BTreeMap;

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    Ended, InboxItem,
    decision_actions::{count_decisions_waiting_for, decisions_waiting_for},
    gate_conditions::{conditions_waiting_for, count_conditions_waiting_for},
    gate_reviews,
};
use crate::{Failure, Outcome, access::Caller, delivery::Spot, intake, plan, resource, strategy};

/// A thing that is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A request for a project.
    Request(Uuid),
    /// The gate of a lifecycle.
    GateReview(Uuid),
    /// The charter of a project.
    Charter(Uuid),
    /// Leave of a person.
    Leave(Uuid),
    /// A change request of a project.
    ChangeRequest(Uuid),
}

/// What routes can ask of a subject, and what approvers are shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    /// What people call it.
    pub name: String,
    /// Its page.
    pub href: String,
    /// In minor units, with the currency.
    pub amount: Option<(i64, String)>,
    /// The kind of it that organisations define, such as the type of a request.
    pub kind: Option<Uuid>,
    /// The route it has to take; the first one that fits when absent.
    pub route: Option<Uuid>,
    /// The program it belongs to.
    pub program: Option<Uuid>,
    /// The portfolio it belongs to.
    pub portfolio: Option<Uuid>,
    /// People it names, by field.
    pub people: BTreeMap<String, Uuid>,
    /// Who must not decide about it, because it is their own.
    pub own_of: Vec<Uuid>,
    /// Whole numbers that routes set bounds to, by field; money is in minor units of `currency`.
    pub figures: BTreeMap<&'static str, i64>,
    /// Currency of the figures.
    pub currency: String,
}

impl Facts {
    /// Names a person under a field, if there is one.
    pub(crate) fn name(&mut self, field: &str, person: Option<Uuid>) {
        if let Some(person) = person {
            self.people.insert(field.into(), person);
        }
    }

    /// Says where the subject belongs, and who answers for that. Without a portfolio of its own it
    /// belongs to that of its program.
    pub(crate) async fn within(
        mut self,
        reader: &Reader,
        program: Option<Uuid>,
        portfolio: Option<Uuid>,
    ) -> Outcome<Self> {
        let row = match program {
            Some(id) => reader.find::<row::Program>(id).await?,
            None => None,
        };
        self.program = program;
        self.portfolio = portfolio.or_else(|| row.as_ref()?.portfolio_id);
        self.name("program_owner", row.and_then(|row| row.owner_id));
        if let Some(id) = self.portfolio {
            let row = reader.find::<row::Portfolio>(id).await?;
            self.name("portfolio_owner", row.and_then(|row| row.owner_id));
        }
        Ok(self)
    }
}

/// A kind of subject by its key, with the name people read and the fields that name people.
pub(super) struct Kind {
    pub key: &'static str,
    pub name: &'static str,
    /// Key and name.
    pub fields: &'static [(&'static str, &'static str)],
    /// Figures that routes can set bounds to.
    pub figures: &'static [Figure],
}

/// A figure of a kind of subject.
pub(super) struct Figure {
    pub key: &'static str,
    pub name: &'static str,
    /// `days`, `hours`, `money` (minor units) or `level`.
    pub unit: &'static str,
}

/// Every kind.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        key: "request",
        name: "Project request",
        fields: &[
            ("program_owner", "Owner of the program"),
            ("portfolio_owner", "Owner of the portfolio"),
            ("assessor", "Assessor"),
            ("requester", "Requester"),
        ],
        figures: &[],
    },
    Kind {
        key: "gate_review",
        name: "Gate",
        fields: &[
            ("project_manager", "Project manager"),
            ("program_owner", "Owner of the program"),
            ("portfolio_owner", "Owner of the portfolio"),
        ],
        figures: &[],
    },
    Kind {
        key: "charter",
        name: "Project charter",
        fields: &[
            ("project_owner", "Owner of the project"),
            ("program_owner", "Owner of the program"),
            ("portfolio_owner", "Owner of the portfolio"),
        ],
        figures: &[],
    },
    Kind {
        key: "leave",
        name: "Leave",
        fields: &[("manager", "Who leads the person")],
        figures: &[],
    },
    Kind {
        key: "change_request",
        name: "Change request",
        fields: &[
            ("project_manager", "Project manager"),
            ("change_owner", "Owner of the change request"),
            ("program_owner", "Owner of the program"),
            ("portfolio_owner", "Owner of the portfolio"),
        ],
        figures: &[
            Figure { key: "finish_shift_days", name: "Later finish, working days", unit: "days" },
            Figure { key: "cost_delta", name: "More cost", unit: "money" },
            Figure { key: "benefit_delta", name: "More benefit", unit: "money" },
            Figure { key: "work_delta_hours", name: "More work, hours", unit: "hours" },
            Figure { key: "risk", name: "Risk: -1 lower, 0 the same, 1 higher", unit: "level" },
        ],
    },
];

/// The kind of gates: what it names people by is what roles of methods may speak of.
pub(super) fn gate_kind() -> Outcome<&'static Kind> {
    KINDS.iter().find(|kind| kind.key == "gate_review").ok_or(Failure::NotFound("kind of subject"))
}

impl Subject {
    /// As it is stored with an approval.
    pub(crate) fn stored(kind: &str, id: Uuid) -> Outcome<Self> {
        match kind {
            "request" => Ok(Self::Request(id)),
            "gate_review" => Ok(Self::GateReview(id)),
            "charter" => Ok(Self::Charter(id)),
            "leave" => Ok(Self::Leave(id)),
            "change_request" => Ok(Self::ChangeRequest(id)),
            _ => {
                let keys: Vec<&str> = KINDS.iter().map(|kind| kind.key).collect();
                let text = format!("Choose one of {}.", keys.join(", "));
                Err(Failure::field("approval.unknown_subject", "subject_kind", text))
            }
        }
    }

    /// The key of its kind.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Request(_) => "request",
            Self::GateReview(_) => "gate_review",
            Self::Charter(_) => "charter",
            Self::Leave(_) => "leave",
            Self::ChangeRequest(_) => "change_request",
        }
    }

    /// Which one.
    pub(crate) fn id(self) -> Uuid {
        match self {
            Self::Request(id)
            | Self::GateReview(id)
            | Self::Charter(id)
            | Self::Leave(id)
            | Self::ChangeRequest(id) => id,
        }
    }

    /// Where people talk about it, and what notices of it belong to.
    pub(super) fn spot(self) -> Spot {
        match self {
            Self::Request(id) => Spot::Request(id),
            Self::GateReview(id) => Spot::GateReview(id),
            Self::Charter(id) => Spot::Charter(id),
            Self::Leave(id) => Spot::Leave(id),
            Self::ChangeRequest(id) => Spot::ChangeRequest(id),
        }
    }

    /// What is known of it.
    pub(crate) async fn facts(self, reader: &Reader) -> Outcome<Facts> {
        match self {
            Self::Request(id) => intake::request_facts(reader, id).await,
            Self::GateReview(id) => gate_reviews::review_facts(reader, id).await,
            Self::Charter(id) => strategy::charter_facts(reader, id).await,
            Self::Leave(id) => resource::leave_facts(reader, id).await,
            Self::ChangeRequest(id) => plan::change_request_facts(reader, id).await,
        }
    }

    /// Its page.
    pub(super) fn href(self) -> String {
        match self {
            Self::Request(id) => format!("/requests/{id}"),
            Self::GateReview(id) => format!("/gates/{id}"),
            Self::Charter(id) => format!("/charters/{id}"),
            Self::Leave(id) => format!("/leave/{id}"),
            Self::ChangeRequest(id) => plan::change_request_href(id),
        }
    }

    /// Whether a person may see it, not counting that they decide about it.
    pub(super) async fn may_see(self, reader: &Reader, caller: &Caller) -> Outcome<bool> {
        match self {
            Self::Request(id) => intake::may_see_request(reader, caller, id).await,
            Self::GateReview(id) => gate_reviews::may_see_review(reader, caller, id).await,
            Self::Charter(id) => strategy::may_see_charter(reader, caller, id).await,
            Self::Leave(id) => resource::may_see_leave(reader, caller, id).await,
            Self::ChangeRequest(id) => plan::may_see_change_request(reader, caller, id).await,
        }
    }

    /// What follows for it, in the same transaction.
    pub(super) async fn ended(
        self,
        writer: &mut Writer<'_>,
        ended: Ended,
        reason: &str,
    ) -> Outcome<()> {
        match self {
            Self::Request(id) => intake::request_decided(writer, id, ended, reason).await,
            Self::GateReview(id) => gate_reviews::review_decided(writer, id, ended, reason).await,
            Self::Charter(id) => strategy::charter_decided(writer, id, ended).await,
            Self::Leave(id) => resource::leave_decided(writer, id, ended, reason).await,
            Self::ChangeRequest(id) => {
                plan::change_request_decided(writer, id, ended, reason).await
            }
        }
    }
}

/// What waits for a person other than their decision, such as what came back with a question.
pub(super) async fn also_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<Vec<InboxItem>> {
    let mut items = intake::requests_waiting_for(reader, caller).await?;
    items.extend(gate_reviews::reviews_waiting_for(reader, caller).await?);
    items.extend(conditions_waiting_for(reader, caller).await?);
    items.extend(strategy::charters_waiting_for(reader, caller).await?);
    items.extend(resource::leave_waiting_for(reader, caller).await?);
    items.extend(resource::staffing_waiting_for(reader, caller).await?);
    items.extend(decisions_waiting_for(reader, caller).await?);
    items.extend(plan::give_gets_waiting_for(reader, caller).await?);
    items.extend(plan::change_requests_waiting_for(reader, caller).await?);
    Ok(items)
}

/// How much that is.
pub(super) async fn count_also_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    let requests = intake::count_requests_waiting_for(reader, caller).await?;
    let gates = reader.count_gate_reviews_returned_to(caller.user_id).await?;
    let conditions = count_conditions_waiting_for(reader, caller).await?;
    let charters = reader.count_charters_returned_to(caller.user_id).await?;
    let leave = reader.count_leave_returned_to(caller.user_id).await?;
    let staffing = resource::count_staffing_waiting_for(reader, caller).await?;
    let decisions = count_decisions_waiting_for(reader, caller).await?;
    let gives = plan::count_give_gets_waiting_for(reader, caller).await?;
    let changes = plan::count_change_requests_waiting_for(reader, caller).await?;
    Ok(requests + gates + conditions + charters + leave + staffing + decisions + gives + changes)
}

/// The subject of an approval.
pub(super) fn subject_of(approval: &row::Approval) -> Outcome<Subject> {
    Subject::stored(&approval.subject_kind, approval.subject_id)
}
