//! What the book takes from outside: the time, chance, and which machine this is. Handed in, so that a test can
//! stand still.

use chrono::{Local, NaiveDate, Utc};
use uuid::Uuid;

use crate::domain::time::Instant;

/// The time, chance and the machine.
pub trait World: Send + Sync {
    /// The moment now.
    fn now(&self) -> Instant;

    /// The calendar day of the person at this machine.
    fn today(&self) -> NaiveDate;

    /// Fills `bytes` with unpredictable ones.
    fn fill(&self, bytes: &mut [u8]);

    /// What tells this machine from others. Only its hash is kept.
    fn machine(&self) -> String;

    /// A new `UUIDv7` (RFC 9562) of the moment now.
    fn uuid(&self) -> Uuid {
        let mut chance = [0; 10];
        self.fill(&mut chance);
        let millis = u64::try_from(self.now().millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid()
    }
}

/// The real one.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl World for System {
    fn now(&self) -> Instant {
        Instant::new(Utc::now())
    }

    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("every supported system gives random bytes");
    }

    fn machine(&self) -> String {
        ["/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostname"]
            .iter()
            .find_map(|path| std::fs::read_to_string(path).ok())
            .map_or_else(|| "unnamed machine".to_owned(), |id| id.trim().to_owned())
    }
}
