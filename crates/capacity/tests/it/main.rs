//! Overloads against hand-computed cases, and against a checker that walks the clock.

mod overload;
