//! Journeys, properties and crashes, through `Book`.

mod invariants;
