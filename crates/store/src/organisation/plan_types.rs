//! Types of plans, which plans are of them and where these are, and the numbers they are given.

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        number_series,
        plan_type::{Column, Entity},
        program, project, request_type,
    },
    row::{PlanType, Program, Project},
};

/// Where plans of a type may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHomes {
    /// In programs of these types; `None` for any.
    pub program_types: Option<Vec<Uuid>>,
    /// In a portfolio, in no program.
    pub portfolio: bool,
    /// In neither.
    pub alone: bool,
}

/// What is of a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PlanTypeUse {
    /// Projects.
    pub projects: u64,
    /// Templates of projects.
    pub templates: u64,
    /// Programs.
    pub programs: u64,
    /// Types of requests that become it.
    pub request_types: u64,
}

impl Reader {
    /// Types of plans: those of projects first, the standard one before the others, then by name.
    pub async fn plan_types(&self, noun: Option<&str>) -> Result<Vec<PlanType>, StoreError> {
        let mut select = Entity::find();
        if let Some(noun) = noun {
            select = select.filter(Column::Noun.eq(noun));
        }
        Ok(select
            .order_by_desc(Column::Noun)
            .order_by_desc(Column::Standard)
            .order_by_asc(Column::NameFolded)
            .all(&self.db())
            .await?)
    }

    /// The type that plans of this noun have unless told.
    pub async fn standard_plan_type(&self, noun: &str) -> Result<Option<PlanType>, StoreError> {
        let standard =
            Entity::find().filter(Column::Noun.eq(noun)).filter(Column::Standard.eq(true));
        Ok(standard.one(&self.db()).await?)
    }

    /// What is of a type.
    pub async fn plan_type_use(&self, id: Uuid) -> Result<PlanTypeUse, StoreError> {
        let of_it = || project::Entity::find().filter(project::Column::PlanTypeId.eq(id));
        let template = project::Column::Template;
        let programs = program::Entity::find().filter(program::Column::PlanTypeId.eq(id));
        let requests = request_type::Entity::find().filter(request_type::Column::PlanTypeId.eq(id));
        Ok(PlanTypeUse {
            projects: of_it().filter(template.eq(false)).count(&self.db()).await?,
            templates: of_it().filter(template.eq(true)).count(&self.db()).await?,
            programs: programs.count(&self.db()).await?,
            request_types: requests.count(&self.db()).await?,
        })
    }

    /// How many projects of a type are somewhere else than these homes, and the first ones by name.
    pub async fn projects_elsewhere(
        &self,
        plan_type: Uuid,
        homes: &AllowedHomes,
        most: u64,
    ) -> Result<(u64, Vec<Project>), StoreError> {
        let select = project::Entity::find()
            .filter(project::Column::PlanTypeId.eq(plan_type))
            .filter(project::Column::Template.eq(false))
            .filter(projects_within(homes).not());
        counted(self, select, most).await
    }

    /// How many programs of a type are somewhere else than these homes, and the first ones by name.
    pub async fn programs_elsewhere(
        &self,
        plan_type: Uuid,
        homes: &AllowedHomes,
        most: u64,
    ) -> Result<(u64, Vec<Program>), StoreError> {
        let portfolio = program::Column::PortfolioId;
        let select = program::Entity::find()
            .filter(program::Column::PlanTypeId.eq(plan_type))
            .filter(within(portfolio.is_not_null(), portfolio.is_null(), homes).not());
        let count = select.clone().count(&self.db()).await?;
        let first = select.order_by_asc(program::Column::NameFolded).limit(most);
        Ok((count, first.all(&self.db()).await?))
    }

    /// How many projects in a program are of one of these types, and the first ones by name.
    pub async fn projects_of_types_within(
        &self,
        program_id: Uuid,
        plan_types: &[Uuid],
        most: u64,
    ) -> Result<(u64, Vec<Project>), StoreError> {
        let select = project::Entity::find()
            .filter(project::Column::ProgramId.eq(program_id))
            .filter(project::Column::Template.eq(false))
            .filter(project::Column::PlanTypeId.is_in(plan_types.iter().copied()));
        counted(self, select, most).await
    }

    /// The next number of each series.
    pub async fn number_series(&self) -> Result<Vec<(String, i64)>, StoreError> {
        Ok(number_series::Entity::find()
            .select_only()
            .columns([number_series::Column::Prefix, number_series::Column::Next])
            .order_by_asc(number_series::Column::Prefix)
            .into_tuple()
            .all(&self.db())
            .await?)
    }

    /// Whether a plan has this number, or a project has it as its key.
    pub async fn number_taken(&self, number: &str) -> Result<bool, StoreError> {
        let projects = project::Entity::find().filter(
            Condition::any()
                .add(project::Column::Number.eq(number))
                .add(project::Column::KeyFolded.eq(crate::fold(number))),
        );
        let programs = program::Entity::find().filter(program::Column::Number.eq(number));
        Ok(projects.count(&self.db()).await? + programs.count(&self.db()).await? > 0)
    }
}

impl Writer<'_> {
    /// A type, which stays as it is until this write ends.
    pub async fn hold_plan_type(&self, id: Uuid) -> Result<Option<PlanType>, StoreError> {
        Ok(Entity::find().filter(Column::Id.eq(id)).lock_shared().one(&self.db()).await?)
    }

    /// A program, which stays as it is until this write ends.
    pub async fn hold_program(&self, id: Uuid) -> Result<Option<Program>, StoreError> {
        let found = program::Entity::find().filter(program::Column::Id.eq(id)).lock_shared();
        Ok(found.one(&self.db()).await?)
    }

    /// A program, which nobody else changes or puts anything into until this write ends.
    pub async fn hold_program_alone(&self, id: Uuid) -> Result<(), StoreError> {
        let found = program::Entity::find().filter(program::Column::Id.eq(id)).lock_exclusive();
        found.one(&self.db()).await?;
        Ok(())
    }

    /// Lets a series go on at `next`, or where it is when that is further on.
    pub async fn raise_number_series(&self, prefix: &str, next: i64) -> Result<(), StoreError> {
        use number_series::{ActiveModel, Column, Entity};
        let behind = Entity::update_many()
            .col_expr(Column::Next, Expr::value(next))
            .filter(Column::Prefix.eq(prefix))
            .filter(Column::Next.lt(next));
        if behind.exec(&self.db()).await?.rows_affected > 0 {
            return Ok(());
        }
        if Entity::find().filter(Column::Prefix.eq(prefix)).one(&self.db()).await?.is_none() {
            let row = ActiveModel { prefix: sea_orm::Set(prefix.into()), next: sea_orm::Set(next) };
            Entity::insert(row).exec_without_returning(&self.db()).await?;
        }
        Ok(())
    }

    /// Takes the next number of a series; nobody else gets it.
    pub async fn take_number(&self, prefix: &str) -> Result<i64, StoreError> {
        use number_series::{Column, Entity};
        let own = || Column::Prefix.eq(prefix);
        // The row is ours until the transaction ends, whoever else waits for a number.
        Entity::update_many()
            .col_expr(Column::Next, Expr::col(Column::Next).add(1))
            .filter(own())
            .exec(&self.db())
            .await?;
        let row = Entity::find().filter(own()).one(&self.db()).await?;
        let row = row.ok_or_else(|| StoreError::Fault(format!("no series {prefix} of numbers")))?;
        Ok(row.next - 1)
    }
}

async fn counted(
    reader: &Reader,
    select: Select<project::Entity>,
    most: u64,
) -> Result<(u64, Vec<Project>), StoreError> {
    let count = select.clone().count(&reader.db()).await?;
    let first = select.order_by_asc(project::Column::NameFolded).limit(most);
    Ok((count, first.all(&reader.db()).await?))
}

/// Projects in one of these homes.
fn projects_within(homes: &AllowedHomes) -> Condition {
    let (program, portfolio) = (project::Column::ProgramId, project::Column::PortfolioId);
    let in_program = match &homes.program_types {
        None => program.is_not_null(),
        Some(types) => {
            let of_these = program::Entity::find()
                .select_only()
                .column(program::Column::Id)
                .filter(program::Column::PlanTypeId.is_in(types.iter().copied()))
                .into_query();
            program.is_not_null().and(program.in_subquery(of_these))
        }
    };
    let directly = program.is_null().and(portfolio.is_not_null());
    let alone = program.is_null().and(portfolio.is_null());
    Condition::any().add(in_program).add(within(directly, alone, homes))
}

fn within(in_portfolio: Expr, alone: Expr, homes: &AllowedHomes) -> Condition {
    let mut any = Condition::any();
    if homes.portfolio {
        any = any.add(in_portfolio);
    }
    if homes.alone {
        any = any.add(alone);
    }
    // An empty condition is true of everything.
    any.add(Expr::cust("1 = 0"))
}
