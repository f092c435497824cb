//! Queries for decisions that people write down, who takes part in them, and what follows from them.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{Expr, ExprTrait, SelectStatement},
};
use uuid::Uuid;

use crate::{
    MAX_IN, Reader, StoreError, Writer,
    entity::{approval, decision, decision_action, decision_member, gate_condition},
    row::{Decision, DecisionAction, DecisionMember, GateCondition},
};

/// An action that is open, with the decision it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAction {
    /// The action.
    pub action: DecisionAction,
    /// The decision.
    pub decision: Decision,
}

/// Decisions that this person decides in and has not voted on.
fn not_voted(person: Uuid) -> SelectStatement {
    decision_member::Entity::find()
        .select_only()
        .column(decision_member::Column::DecisionId)
        .filter(decision_member::Column::UserId.eq(person))
        .filter(decision_member::Column::Vote.is_null())
        .into_query()
}

impl Reader {
    /// The number of the next decision.
    pub async fn next_decision_number(&self) -> Result<i64, StoreError> {
        let last: Option<Option<i64>> = decision::Entity::find()
            .select_only()
            .column_as(decision::Column::Number.max(), "number")
            .into_tuple()
            .one(&self.db())
            .await?;
        Ok(last.flatten().unwrap_or(0) + 1)
    }

    /// Who takes part in these decisions, in the order in which they were put on them.
    pub async fn decision_members(&self, ids: &[Uuid]) -> Result<Vec<DecisionMember>, StoreError> {
        let mut rows = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let of = decision_member::Column::DecisionId.is_in(chunk.iter().copied());
            let select = decision_member::Entity::find().filter(of);
            let select = select.order_by_asc(decision_member::Column::Id);
            rows.extend(select.all(&self.db()).await?);
        }
        Ok(rows)
    }

    /// What follows from a decision, in the order in which it was written down.
    pub async fn decision_actions(&self, id: Uuid) -> Result<Vec<DecisionAction>, StoreError> {
        Ok(decision_action::Entity::find()
            .filter(decision_action::Column::DecisionId.eq(id))
            .order_by_asc(decision_action::Column::Id)
            .all(&self.db())
            .await?)
    }

    /// The decision that is to supersede this one and is still open.
    pub async fn decision_in_place_of(&self, id: Uuid) -> Result<Option<Decision>, StoreError> {
        Ok(decision::Entity::find()
            .filter(decision::Column::SupersedesId.eq(id))
            .filter(decision::Column::State.eq("open"))
            .order_by_asc(decision::Column::Id)
            .one(&self.db())
            .await?)
    }

    /// Whether a person decides in a decision, or has something to do after it.
    pub async fn takes_part_in_decision(&self, id: Uuid, person: Uuid) -> Result<bool, StoreError> {
        let members = decision_member::Entity::find()
            .filter(decision_member::Column::DecisionId.eq(id))
            .filter(decision_member::Column::UserId.eq(person))
            .count(&self.db())
            .await?;
        if members > 0 {
            return Ok(true);
        }
        let actions = decision_action::Entity::find()
            .filter(decision_action::Column::DecisionId.eq(id))
            .filter(decision_action::Column::OwnerId.eq(person))
            .count(&self.db())
            .await?;
        Ok(actions > 0)
    }

    /// What a person has to do after decisions, what is due first first.
    pub async fn open_actions_of(
        &self,
        person: Uuid,
        limit: u64,
    ) -> Result<Vec<OpenAction>, StoreError> {
        let due = Expr::col(decision_action::Column::Due).if_null("9");
        let actions = decision_action::Entity::find()
            .filter(decision_action::Column::OwnerId.eq(person))
            .filter(decision_action::Column::DoneAt.is_null())
            .order_by(due, sea_orm::Order::Asc)
            .order_by_asc(decision_action::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?;
        self.with_decisions(actions).await
    }

    /// How many those are.
    pub async fn count_open_actions_of(&self, person: Uuid) -> Result<u64, StoreError> {
        Ok(decision_action::Entity::find()
            .filter(decision_action::Column::OwnerId.eq(person))
            .filter(decision_action::Column::DoneAt.is_null())
            .count(&self.db())
            .await?)
    }

    /// Open decisions that this person has not voted on, longest first.
    pub async fn decisions_to_vote_on(
        &self,
        person: Uuid,
        limit: u64,
    ) -> Result<Vec<Decision>, StoreError> {
        Ok(decision::Entity::find()
            .filter(decision::Column::State.eq("open"))
            .filter(decision::Column::Id.in_subquery(not_voted(person)))
            .order_by_asc(decision::Column::CreatedAt)
            .order_by_asc(decision::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// How many those are.
    pub async fn count_decisions_to_vote_on(&self, person: Uuid) -> Result<u64, StoreError> {
        Ok(decision::Entity::find()
            .filter(decision::Column::State.eq("open"))
            .filter(decision::Column::Id.in_subquery(not_voted(person)))
            .count(&self.db())
            .await?)
    }

    /// Who said yes or no along routes of approval about these subjects of a kind: subject and person,
    /// in the order in which they did.
    pub async fn approved_by(
        &self,
        kind: &str,
        subjects: &[Uuid],
    ) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
        let mut found = vec![];
        for chunk in subjects.chunks(MAX_IN) {
            let approvals: Vec<(Uuid, Uuid)> = approval::Entity::find()
                .select_only()
                .columns([approval::Column::Id, approval::Column::SubjectId])
                .filter(approval::Column::SubjectKind.eq(kind))
                .filter(approval::Column::SubjectId.is_in(chunk.iter().copied()))
                .into_tuple()
                .all(&self.db())
                .await?;
            let ids: Vec<Uuid> = approvals.iter().map(|(id, _)| *id).collect();
            for row in self.approval_decisions(&ids).await? {
                let of = approvals.iter().find(|(id, _)| *id == row.approval_id);
                let decided = matches!(row.kind.as_str(), "approved" | "rejected");
                if let (Some((_, subject)), Some(actor), true) = (of, row.actor_id, decided) {
                    found.push((*subject, actor));
                }
            }
        }
        Ok(found)
    }

    /// Conditions of these gates that are not met, what is due first first.
    pub async fn open_conditions_of(
        &self,
        reviews: &[Uuid],
    ) -> Result<Vec<GateCondition>, StoreError> {
        let mut rows = vec![];
        for chunk in reviews.chunks(MAX_IN) {
            let select = gate_condition::Entity::find()
                .filter(gate_condition::Column::ReviewId.is_in(chunk.iter().copied()))
                .filter(gate_condition::Column::ClosedAt.is_null());
            rows.extend(select.all(&self.db()).await?);
        }
        rows.sort_by_key(|row| (row.due.clone().unwrap_or("9".into()), row.id));
        Ok(rows)
    }

    /// What is not done after these decisions, what is due first first.
    pub async fn open_actions_after(&self, ids: &[Uuid]) -> Result<Vec<OpenAction>, StoreError> {
        let mut actions = vec![];
        for chunk in ids.chunks(MAX_IN) {
            let select = decision_action::Entity::find()
                .filter(decision_action::Column::DecisionId.is_in(chunk.iter().copied()))
                .filter(decision_action::Column::DoneAt.is_null());
            actions.extend(select.all(&self.db()).await?);
        }
        actions.sort_by_key(|row| (row.due.clone().unwrap_or("9".into()), row.id));
        self.with_decisions(actions).await
    }

    async fn with_decisions(
        &self,
        actions: Vec<DecisionAction>,
    ) -> Result<Vec<OpenAction>, StoreError> {
        let mut ids: Vec<Uuid> = actions.iter().map(|row| row.decision_id).collect();
        ids.sort();
        ids.dedup();
        let decisions = self.get_many::<Decision>(&ids).await?;
        let with = |action: DecisionAction| {
            let decision = decisions.iter().find(|row| row.id == action.decision_id)?.clone();
            Some(OpenAction { action, decision })
        };
        Ok(actions.into_iter().filter_map(with).collect())
    }

    /// Open actions that are due by this day and that nobody was told of, longest due first.
    pub async fn decision_actions_due(
        &self,
        today: &str,
        limit: u64,
    ) -> Result<Vec<DecisionAction>, StoreError> {
        Ok(decision_action::Entity::find()
            .filter(decision_action::Column::DoneAt.is_null())
            .filter(decision_action::Column::ToldAt.is_null())
            .filter(decision_action::Column::Due.lte(today))
            .order_by_asc(decision_action::Column::Due)
            .order_by_asc(decision_action::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }

    /// Decisions whose review is due by this day and of whose review nobody was told, longest due
    /// first.
    pub async fn decision_reviews_due(
        &self,
        today: &str,
        limit: u64,
    ) -> Result<Vec<Decision>, StoreError> {
        let due = Condition::all()
            .add(decision::Column::State.eq("decided"))
            .add(decision::Column::ReviewToldAt.is_null())
            .add(decision::Column::ReviewOn.lte(today));
        Ok(decision::Entity::find()
            .filter(due)
            .order_by_asc(decision::Column::ReviewOn)
            .order_by_asc(decision::Column::Id)
            .limit(limit)
            .all(&self.db())
            .await?)
    }
}

impl Writer<'_> {
    /// Notes that who owes an action was told that it is due; its version stays. False when another
    /// node was first.
    pub async fn mark_action_told(&self, id: Uuid) -> Result<bool, StoreError> {
        let done = decision_action::Entity::update_many()
            .col_expr(decision_action::Column::ToldAt, Expr::val(self.at()))
            .filter(decision_action::Column::Id.eq(id))
            .filter(decision_action::Column::ToldAt.is_null())
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }

    /// Notes that people were told that a review is due; the decision keeps its version. False when
    /// another node was first.
    pub async fn mark_review_told(&self, id: Uuid) -> Result<bool, StoreError> {
        let done = decision::Entity::update_many()
            .col_expr(decision::Column::ReviewToldAt, Expr::val(self.at()))
            .filter(decision::Column::Id.eq(id))
            .filter(decision::Column::ReviewToldAt.is_null())
            .exec(&self.db())
            .await?;
        Ok(done.rows_affected == 1)
    }
}
