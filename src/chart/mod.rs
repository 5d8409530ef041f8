//! Profiles to charts: series, axes, labels and marks as numbers and strings. Pure.
