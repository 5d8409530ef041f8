//! Charts and claims to bytes: one file a format.
