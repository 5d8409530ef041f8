//! What a region card says.
