//! Objectives: what the organisation wants, as a tree. They are few (a thousand at most), so the tree
//! is always whole, and how far each is follows from all of it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_portfolio::objectives as engine;
use steerco_store::{Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    key_results::{self, KeyResultView},
    subject::require_view,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    order::make_room,
    portfolio::{check_owner, owners},
    shape::{Listed, Reference, checked_name, instant, nullable, percent},
};

/// Most objectives.
const MOST: u64 = 1_000;
/// Most levels of the tree.
const MOST_LEVELS: usize = 8;
/// Largest weight.
pub(super) const MOST_WEIGHT: i64 = 1_000;

/// An objective with how far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ObjectiveView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The one above it.
    pub parent_id: Option<Uuid>,
    /// Its level, 0 at the top.
    pub level: usize,
    /// Its place among its siblings, from 1.
    pub position: usize,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: String,
    /// What it counts among its siblings; 0 does not count.
    pub weight: i64,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// Weighted mean of its key results and of the objectives below it; null when nothing is measured.
    pub progress_percent: Option<f64>,
    /// How one sees that it is reached.
    pub key_results: Vec<KeyResultView>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// An objective to add, behind its siblings.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewObjective {
    /// Name.
    pub name: String,
    /// The one above it.
    pub parent_id: Option<Uuid>,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// What it counts among its siblings, 0 to 1000; 1 unless told.
    pub weight: Option<i64>,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
}

/// Changes to an objective.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchObjective {
    /// Name.
    pub name: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// What it counts among its siblings, 0 to 1000.
    pub weight: Option<i64>,
    /// Who answers for it; null for nobody.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    /// The one above it; null for the top.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub parent_id: Option<Option<Uuid>>,
    /// Its place among its siblings, from 1; the last unless told when it goes elsewhere.
    pub position: Option<usize>,
}

pub(super) fn checked_weight(weight: i64) -> Outcome<i64> {
    if (0..=MOST_WEIGHT).contains(&weight) {
        return Ok(weight);
    }
    let text = format!("Give a weight from 0 to {MOST_WEIGHT}.");
    Err(Failure::field("strategy.bad_weight", "weight", text))
}

/// All objectives in the order of the tree.
pub(super) struct Tree {
    /// Each with its level.
    pub lines: Vec<(usize, row::Objective)>,
}

impl Tree {
    pub(super) async fn load(reader: &Reader) -> Outcome<Self> {
        Ok(Self::of(reader.objectives().await?))
    }

    fn of(rows: Vec<row::Objective>) -> Self {
        let mut below: HashMap<Option<Uuid>, Vec<row::Objective>> = HashMap::new();
        for row in rows {
            below.entry(row.parent_id).or_default().push(row);
        }
        let mut lines = vec![];
        let mut waiting: Vec<(usize, row::Objective)> = vec![];
        let mut open = |parent: Option<Uuid>, level: usize, waiting: &mut Vec<_>| {
            let siblings = below.remove(&parent).unwrap_or_default();
            waiting.extend(siblings.into_iter().rev().map(|row| (level, row)));
        };
        open(None, 0, &mut waiting);
        while let Some((level, row)) = waiting.pop() {
            open(Some(row.id), level + 1, &mut waiting);
            lines.push((level, row));
        }
        Self { lines }
    }

    fn find(&self, id: Uuid) -> Option<&row::Objective> {
        self.lines.iter().map(|(_, row)| row).find(|row| row.id == id)
    }

    fn children(&self, parent: Option<Uuid>) -> Vec<&row::Objective> {
        self.lines.iter().map(|(_, row)| row).filter(|row| row.parent_id == parent).collect()
    }

    /// An objective and everything below it, with levels from 0.
    pub(super) fn branch(&self, id: Uuid) -> Vec<(usize, &row::Objective)> {
        let Some(start) = self.lines.iter().position(|(_, row)| row.id == id) else {
            return vec![];
        };
        let rest = self.lines.get(start..).unwrap_or_default();
        let top = rest.first().map_or(0, |(level, _)| *level);
        let deeper = rest.iter().skip(1).take_while(|(level, _)| *level > top);
        rest.iter().take(1).chain(deeper).map(|(level, row)| (level - top, row)).collect()
    }

    fn level_of(&self, id: Option<Uuid>) -> usize {
        let Some(id) = id else { return 0 };
        self.lines.iter().find(|(_, row)| row.id == id).map_or(0, |(level, _)| level + 1)
    }
}

async fn views(reader: &Reader) -> Outcome<Vec<ObjectiveView>> {
    let tree = Tree::load(reader).await?;
    let results = reader.key_results().await?;
    let at: HashMap<Uuid, usize> =
        tree.lines.iter().enumerate().map(|(at, (_, row))| (row.id, at)).collect();
    let measured: Vec<engine::Objective> = tree
        .lines
        .iter()
        .map(|(_, row)| engine::Objective {
            parent: row.parent_id.and_then(|id| at.get(&id).copied()),
            weight: row.weight,
            key_results: results
                .iter()
                .filter(|result| result.objective_id == row.id)
                .map(|result| (result.weight, key_results::progress(result)))
                .collect(),
        })
        .collect();
    let progress = engine::progress(&measured);
    let people = tree.lines.iter().map(|(_, row)| row.owner_id);
    let people = owners(reader, people.chain(results.iter().map(|row| row.owner_id))).await?;
    let mut places: HashMap<Option<Uuid>, usize> = HashMap::new();
    let mut found = vec![];
    for ((level, row), progress) in tree.lines.into_iter().zip(progress) {
        let position = places.entry(row.parent_id).or_default();
        *position += 1;
        let own = results.iter().filter(|result| result.objective_id == row.id);
        found.push(ObjectiveView {
            key_results: own.map(|result| key_results::view(result, &people)).collect(),
            id: row.id,
            version: row.version,
            parent_id: row.parent_id,
            level,
            position: *position,
            name: row.name,
            description: row.description,
            weight: row.weight,
            owner: people.iter().find(|one| Some(one.id) == row.owner_id).cloned(),
            progress_percent: progress.map(percent),
            updated_at: instant(row.updated_at),
        });
    }
    Ok(found)
}

/// The tree of objectives, each followed by those below it.
pub async fn objectives(app: &App, caller: &Caller) -> Outcome<Listed<ObjectiveView>> {
    require_view(caller)?;
    Ok(Listed::whole(views(&app.store.snapshot().await?).await?))
}

/// One objective as it is now.
pub(super) async fn one(reader: &Reader, id: Uuid) -> Outcome<ObjectiveView> {
    let all = views(reader).await?;
    all.into_iter().find(|view| view.id == id).ok_or(Failure::NotFound("objective"))
}

fn checked_parent(tree: &Tree, moved: Option<Uuid>, parent: Option<Uuid>) -> Outcome<()> {
    let no = |code, text: &str| Err(Failure::field(code, "parent_id", text));
    if let Some(parent) = parent
        && tree.find(parent).is_none()
    {
        return no("strategy.unknown_objective", "There is no such objective.");
    }
    let branch = moved.map(|id| tree.branch(id)).unwrap_or_default();
    if branch.iter().any(|(_, row)| Some(row.id) == parent) {
        let text = "It cannot stand below itself. Choose an objective outside of its branch.";
        return no("strategy.objective_would_circle", text);
    }
    let deepest = branch.iter().map(|(level, _)| *level).max().unwrap_or(0);
    if tree.level_of(parent) + deepest >= MOST_LEVELS {
        let text = format!("Objectives have at most {MOST_LEVELS} levels. Choose one further up.");
        return no("strategy.too_deep", &text);
    }
    Ok(())
}

/// Adds an objective.
pub async fn create_objective(
    app: &App,
    caller: &Caller,
    input: &NewObjective,
) -> Outcome<ObjectiveView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    if writer.objective_count().await? >= MOST {
        let text = format!("There are {MOST} objectives already. Delete those that are over.");
        return Err(Failure::refused("strategy.too_many_objectives", text));
    }
    let tree = Tree::load(&writer).await?;
    checked_parent(&tree, None, input.parent_id)?;
    check_owner(&writer, input.owner_id).await?;
    let last = tree.children(input.parent_id).last().map_or(0, |row| row.position);
    let row = row::Objective {
        id: Uuid::now_v7(),
        version: 1,
        parent_id: input.parent_id,
        position: last + 1,
        name,
        description: input.description.trim().to_owned(),
        weight: checked_weight(input.weight.unwrap_or(1))?,
        owner_id: input.owner_id,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "objective_created").await?;
    writer.commit().await?;
    one(&app.store.read(), row.id).await
}

/// Changes an objective, or moves it with everything below it.
pub async fn update_objective(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchObjective,
) -> Outcome<ObjectiveView> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let tree = Tree::load(&writer).await?;
    let before = tree.find(id).cloned().ok_or(Failure::NotFound("objective"))?;
    unchanged(before.version, version, async { one(&writer, id).await }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
    }
    if let Some(description) = &patch.description {
        after.description = description.trim().to_owned();
    }
    if let Some(weight) = patch.weight {
        after.weight = checked_weight(weight)?;
    }
    if let Some(owner) = patch.owner_id {
        check_owner(&writer, owner).await?;
        after.owner_id = owner;
    }
    if let Some(parent) = patch.parent_id {
        checked_parent(&tree, Some(id), parent)?;
        after.parent_id = parent;
    }
    let moves = after.parent_id != before.parent_id || patch.position.is_some();
    if moves {
        // Behind the others unless told.
        let place =
            patch.position.map_or(i64::MAX, |place| i64::try_from(place).unwrap_or(i64::MAX));
        let siblings = tree.children(after.parent_id);
        let verb = "objective_moved";
        let at = make_room(&mut writer, siblings, &after, place, |row| &mut row.position, verb);
        after.position = at.await?;
    }
    writer
        .update(&before, after, if moves { "objective_moved" } else { "objective_updated" })
        .await?;
    writer.commit().await?;
    one(&app.store.read(), id).await
}

/// Removes an objective with its key results; nothing may stand below it or be linked to it.
pub async fn delete_objective(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    caller.require("strategy.edit", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = writer.find::<row::Objective>(id).await?.ok_or(Failure::NotFound("objective"))?;
    unchanged(row.version, version, async { one(&writer, id).await }).await?;
    let tree = Tree::load(&writer).await?;
    let below = tree.children(Some(id)).len();
    if below > 0 {
        let text = format!("{below} objectives stand below it. Move or delete them first.");
        return Err(Failure::refused("strategy.objective_not_empty", text));
    }
    let links = writer.aligned_count("objective", id).await?;
    if links > 0 {
        let text = format!("{links} links lead to it. Remove them, or link that work elsewhere.");
        return Err(Failure::refused("strategy.objective_in_use", text));
    }
    writer.delete(&row, "objective_deleted").await?;
    writer.commit().await?;
    Ok(())
}
