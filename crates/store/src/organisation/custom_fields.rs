//! Custom fields and the lookup of their values. A row's `custom` is what counts; the lookup tables
//! follow it whenever a row is written.

use sea_orm::{
    ColumnTrait, DatabaseExecutor, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, LikeExpr, SelectStatement},
};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    Reader, StoreError, Writer,
    entity::{
        custom_field::{Column, Entity},
        project_custom, task_custom,
    },
    fold::{contains_pattern, fold},
    row::{CustomField, CustomOf, Row},
};

/// A condition on one custom field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFilter {
    /// Code of the field.
    pub code: String,
    /// What its value must be.
    pub test: CustomTest,
}

/// What a value must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomTest {
    /// One of these texts, codes, dates or flags.
    OneOf(Vec<String>),
    /// A text with this part.
    Contains(String),
    /// A date from and to, both included, as ISO 8601.
    Dates(Option<String>, Option<String>),
    /// A number from and to, both included, in ten-thousandths.
    Numbers(Option<i64>, Option<i64>),
    /// Nothing.
    Empty,
}

/// One value as the lookup tables keep it.
struct Kept {
    code: String,
    text: String,
    number: Option<i64>,
}

fn kept(custom: &str) -> Result<Vec<Kept>, StoreError> {
    if custom == "{}" {
        return Ok(vec![]);
    }
    let values: Map<String, Value> = serde_json::from_str(custom)
        .map_err(|error| StoreError::Fault(format!("custom fields {custom}: {error}")))?;
    let values = values.into_iter().map(|(code, value)| match value {
        Value::String(text) => Kept { code, text: fold(&text), number: ten_thousandths(&text) },
        other => Kept { code, text: other.to_string(), number: None },
    });
    Ok(values.collect())
}

/// A decimal with up to four digits behind the point, in ten-thousandths.
fn ten_thousandths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let size = whole.strip_prefix('-').unwrap_or(whole);
    if size.is_empty() || part.len() > 4 || !digits(size) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<4}").parse().ok()
}

/// Narrows a query to the owners whose values pass.
macro_rules! narrowed {
    ($table:ident, $select:expr, $id:expr, $filters:expr) => {{
        let mut select = $select;
        for filter in $filters {
            let with = $table::Entity::find()
                .select_only()
                .column($table::Column::OwnerId)
                .filter($table::Column::Code.eq(filter.code.clone()));
            let text = || Expr::col(($table::Entity, $table::Column::Text));
            let number = || Expr::col(($table::Entity, $table::Column::Number));
            let with: SelectStatement = match passes(&filter.test, text, number) {
                Some(test) => with.filter(test),
                None => with,
            }
            .into_query();
            select = select.filter(if filter.test == CustomTest::Empty {
                $id.not_in_subquery(with)
            } else {
                $id.in_subquery(with)
            });
        }
        select
    }};
}

fn passes(test: &CustomTest, text: impl Fn() -> Expr, number: impl Fn() -> Expr) -> Option<Expr> {
    fn between<T: Into<sea_orm::Value> + Clone>(
        value: impl Fn() -> Expr,
        from: Option<&T>,
        to: Option<&T>,
    ) -> Option<Expr> {
        let from = from.map(|from| value().gte(from.clone()));
        let to = to.map(|to| value().lte(to.clone()));
        match (from, to) {
            (Some(from), Some(to)) => Some(from.and(to)),
            (one, other) => one.or(other),
        }
    }
    match test {
        CustomTest::Empty => None,
        CustomTest::OneOf(values) => Some(text().is_in(values.iter().map(|value| fold(value)))),
        CustomTest::Contains(part) => {
            Some(text().like(LikeExpr::new(contains_pattern(part)).escape('!')))
        }
        CustomTest::Dates(from, to) => between(text, from.as_ref(), to.as_ref()),
        CustomTest::Numbers(from, to) => {
            Some(between(&number, from.as_ref(), to.as_ref()).unwrap_or_else(|| {
                // No limit: any number.
                number().is_not_null()
            }))
        }
    }
}

/// Tasks whose custom fields pass.
pub(crate) fn tasks_with(
    select: Select<crate::entity::task::Entity>,
    filters: &[CustomFilter],
) -> Select<crate::entity::task::Entity> {
    narrowed!(task_custom, select, crate::entity::task::Column::Id, filters)
}

/// Projects whose custom fields pass.
pub(crate) fn projects_with(
    select: Select<crate::entity::project::Entity>,
    filters: &[CustomFilter],
) -> Select<crate::entity::project::Entity> {
    narrowed!(project_custom, select, crate::entity::project::Column::Id, filters)
}

/// Sums of the numbers that these owners have, in ten-thousandths by code.
pub(crate) async fn custom_totals(
    db: &DatabaseExecutor<'_>,
    of: CustomOf,
    owners: SelectStatement,
) -> Result<Vec<(String, i64)>, StoreError> {
    macro_rules! sums {
        ($table:ident) => {
            $table::Entity::find()
                .select_only()
                .column($table::Column::Code)
                // Adding up bigints is numeric on PostgreSQL.
                .expr_as(Expr::cust("CAST(SUM(number) AS bigint)"), "total")
                .filter($table::Column::Number.is_not_null())
                .filter($table::Column::OwnerId.in_subquery(owners))
                .group_by($table::Column::Code)
                .into_tuple()
                .all(db)
                .await?
        };
    }
    Ok(match of {
        CustomOf::Task => sums!(task_custom),
        CustomOf::Project => sums!(project_custom),
    })
}

impl Reader {
    /// The custom fields of a noun, or of all, in their order.
    pub async fn custom_fields(&self, noun: Option<&str>) -> Result<Vec<CustomField>, StoreError> {
        let mut select = Entity::find();
        if let Some(noun) = noun {
            select = select.filter(Column::Noun.eq(noun));
        }
        Ok(select
            .order_by_asc(Column::Noun)
            .order_by_asc(Column::Position)
            .order_by_asc(Column::Id)
            .all(&self.db())
            .await?)
    }

    /// How many rows have a value in this field, or this very value.
    pub async fn custom_uses(
        &self,
        of: CustomOf,
        code: &str,
        value: Option<&str>,
    ) -> Result<u64, StoreError> {
        macro_rules! count {
            ($table:ident) => {{
                let mut select = $table::Entity::find().filter($table::Column::Code.eq(code));
                if let Some(value) = value {
                    select = select.filter($table::Column::Text.eq(fold(value)));
                }
                Ok(select.count(&self.db()).await?)
            }};
        }
        match of {
            CustomOf::Task => count!(task_custom),
            CustomOf::Project => count!(project_custom),
        }
    }
}

impl Writer<'_> {
    /// Makes the lookup follow the custom fields of a row that was changed.
    pub(crate) async fn follow_custom<R: Row>(
        &self,
        before: &R,
        after: &R,
    ) -> Result<(), StoreError> {
        let (Some((of, old)), Some((_, new))) = (before.custom(), after.custom()) else {
            return Ok(());
        };
        if old == new {
            return Ok(());
        }
        macro_rules! forget {
            ($table:ident) => {
                $table::Entity::delete_many()
                    .filter($table::Column::OwnerId.eq(before.id()))
                    .exec(&self.db())
                    .await?
            };
        }
        match of {
            CustomOf::Task => forget!(task_custom),
            CustomOf::Project => forget!(project_custom),
        };
        self.look_up_custom(std::iter::once(after)).await
    }

    /// Puts the custom fields of new rows into the lookup.
    pub(crate) async fn look_up_custom<'a, R: Row + 'a>(
        &self,
        rows: impl Iterator<Item = &'a R>,
    ) -> Result<(), StoreError> {
        let (mut tasks, mut projects) = (vec![], vec![]);
        for row in rows {
            let Some((of, custom)) = row.custom() else { return Ok(()) };
            let owner_id: Uuid = row.id();
            for Kept { code, text, number } in kept(custom)? {
                match of {
                    CustomOf::Task => {
                        tasks.push(task_custom::Model { owner_id, code, text, number });
                    }
                    CustomOf::Project => {
                        projects.push(project_custom::Model { owner_id, code, text, number });
                    }
                }
            }
        }
        self.insert_rows::<task_custom::Entity>(tasks).await?;
        self.insert_rows::<project_custom::Entity>(projects).await
    }
}

#[cfg(test)]
mod tests {
    use super::ten_thousandths;

    #[test]
    fn decimals_are_kept_in_ten_thousandths() {
        for (text, number) in [
            ("12", Some(120_000)),
            ("-0.5", Some(-5_000)),
            ("3.1415", Some(31_415)),
            ("0", Some(0)),
            ("3.14159", None),
            ("high", None),
            ("1.-5", None),
            ("", None),
        ] {
            assert_eq!(ten_thousandths(text), number, "{text}");
        }
    }
}
