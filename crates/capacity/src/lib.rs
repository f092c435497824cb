//! What people can do against what they are asked to do. Pure: working time and demand in, answers
//! out; nothing is read or written here. Time is whole minutes, days are counted from 1970-01-01 and
//! a stretch of days ends before its second day.

mod availability;
mod booking;
mod candidates;
mod convert;
mod heatmap;
mod hiring;
mod load;
mod overload;
mod periods;

pub use availability::{Availability, Away, Term, WorkingDays};
pub use booking::{Booking, DayShare, days_of};
pub use candidates::{
    CRITERIA, Candidate, Criterion, Requirement, Score, WantedSkill, Weights, minutes_apart, ranked,
};
pub use convert::{Measure, Unit};
pub use heatmap::{Asked, Booked, Cell, Heatmap, Kind, Laying, Member, TaskWork};
pub use hiring::{Hire, HiringPlan, Shortage};
pub use load::{Band, Bands, Load, Staff, staff_under_and_over};
pub use overload::{Demand, Overload, Supply, overloads};
pub use periods::{Grain, Periods};
