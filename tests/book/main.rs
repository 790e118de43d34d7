//! Journeys, properties and crashes, through `Book`.

mod contents;
mod copies;
mod crash;
mod full;
mod hands;
mod invariants;
mod journal;
mod journeys;
mod leaving;
mod opening;
mod power;
mod tampering;
mod worked;
