//! A report to bytes: one exporter per format over one frozen value. No clock, no locale, no book.
