//! What people can do against what they are asked to do. Pure: working time and demand in, answers
//! out; nothing is read or written here.

mod overload;

pub use overload::{Demand, Overload, Supply, overloads};
