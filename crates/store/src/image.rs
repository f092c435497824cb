//! Rows as JSON with every column, and back: what it takes to take a change back. (The change log
//! shows fewer columns: those that people know.)

use sea_orm::{IdenStatic, Iterable, ModelTrait, Value};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::StoreError;

type Column<R> = <<R as ModelTrait>::Entity as sea_orm::EntityTrait>::Column;

/// All columns of a row but those in `without`.
pub(crate) fn image<R: ModelTrait>(row: &R, without: &[&str]) -> Map<String, Json> {
    Column::<R>::iter()
        .filter(|column| !without.contains(&column.as_str()))
        .map(|column| (column.as_str().to_owned(), to_json(&row.get(column))))
        .collect()
}

/// Sets the columns that an image has.
pub(crate) fn put_image<R: ModelTrait>(
    row: &mut R,
    image: &Map<String, Json>,
) -> Result<(), StoreError> {
    for column in Column::<R>::iter() {
        let Some(json) = image.get(column.as_str()) else { continue };
        let value = of_json(json, &row.get(column)).ok_or_else(|| {
            StoreError::fault(format!("an image of {} has {json}", column.as_str()))
        })?;
        row.try_set(column, value)?;
    }
    Ok(())
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Bool(Some(value)) => (*value).into(),
        Value::BigInt(Some(value)) => (*value).into(),
        Value::String(Some(value)) => value.as_str().into(),
        Value::Uuid(Some(value)) => value.to_string().into(),
        _ => Json::Null,
    }
}

/// The value of a column, in the type the column has now.
fn of_json(json: &Json, now: &Value) -> Option<Value> {
    Some(match now {
        Value::Bool(_) => Value::Bool(if json.is_null() { None } else { Some(json.as_bool()?) }),
        Value::BigInt(_) => Value::BigInt(if json.is_null() { None } else { Some(json.as_i64()?) }),
        Value::String(_) if json.is_null() => Value::String(None),
        Value::String(_) => json.as_str()?.to_owned().into(),
        Value::Uuid(_) if json.is_null() => Value::Uuid(None),
        Value::Uuid(_) => json.as_str()?.parse::<Uuid>().ok()?.into(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use super::*;
    use crate::row::Dependency;

    #[test]
    fn a_row_comes_back_from_its_image() {
        let row = Dependency {
            id: Uuid::now_v7(),
            version: 3,
            project_id: Uuid::now_v7(),
            predecessor_id: Uuid::now_v7(),
            successor_id: Uuid::now_v7(),
            kind: "FS".into(),
            lag_kind: "working".into(),
            lag: -4800,
            lag_format: 7,
            kept: "<a/>".into(),
            created_at: 1,
            updated_at: 2,
        };
        let taken = image(&row, &["version"]);
        assert!(!taken.contains_key("version"));
        let mut other = Dependency { id: Uuid::nil(), lag: 0, kept: String::new(), ..row.clone() };
        put_image(&mut other, &taken).expect("its own image");
        assert_eq!(other, row);
        let mut wrong = taken;
        wrong.insert("lag".into(), "soon".into());
        assert!(put_image(&mut other, &wrong).is_err());
    }
}
