//! Files to documents: text out of bytes, in any encoding and format that people have.
