//! Journeys, properties and crashes, through `Book`.

mod asof;
mod choices;
mod contents;
mod copies;
mod crash;
mod deeds;
mod documents;
mod drafts;
mod fields;
mod full;
mod gestures;
mod golden;
mod hands;
mod invariants;
mod journal;
mod journeys;
mod leaving;
mod lists;
mod opening;
mod power;
mod presets;
mod purges;
mod tampering;
mod worked;
