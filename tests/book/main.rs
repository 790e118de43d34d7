//! Journeys, properties and crashes, through `Book`.

mod contents;
mod copies;
mod crash;
mod full;
mod hands;
mod invariants;
mod journal;
mod opening;
mod power;
mod tampering;
mod worked;
