//! The store on both engines: every trap and every query.
#![expect(clippy::unwrap_used, reason = "tests")]

/// A `store_test!` whose databases have today's schema from the start.
macro_rules! migrated_test {
    ($($test:tt)*) => {
        steerco_testkit::store_test! {
            like &steerco_store::Store::schema_print(), crate::rows::migrated, $($test)*
        }
    };
}

mod allocations;
mod change_requests;
mod copy;
mod cross_dependencies;
mod custom_fields;
mod decisions;
mod delivery;
mod give_gets;
mod governance;
mod intake;
mod lifecycles;
mod lists;
mod migration;
mod moved;
mod people;
mod plan;
mod plan_types;
mod register;
mod roadmap_shares;
mod rows;
mod scenarios;
mod schema;
mod scoring;
mod staffing;
mod staffing_snapshots;
mod strategy;
mod views_and_edits;
mod write_door;
