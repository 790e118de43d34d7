//! Journeys, properties and crashes, through `Book`.

mod crash;
mod hands;
mod invariants;
mod lists;
mod opening;
mod power;
