//! Bytes to a file: all of it or nothing.

use std::io::{self, Write};
use std::path::Path;

use super::ExportError;

/// Writes a file by way of a temporary one in the same folder, so that there is never half a file and a failure leaves
/// what was there before.
///
/// # Errors
/// [`ExportError::Write`] with the path and the reason: no such folder, no permission, disk full.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    write(path, bytes).map_err(|error| ExportError::Write { path: path.to_owned(), reason: reason(&error, path) })
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".planscope-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // A temporary file is private; an export is an ordinary document, or as open as the one it replaces.
        let mode = std::fs::metadata(path).map_or(0o644, |old| old.permissions().mode() & 0o777);
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    let mut draft = builder.tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    // A link is followed, so that the file it points to is replaced and not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    draft.persist(target).map_err(|error| error.error)?;
    Ok(())
}

fn reason(error: &io::Error, path: &Path) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such folder".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to write here".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "this disk can only be read".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::IsADirectory => "there is a folder of this name".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        io::ErrorKind::InvalidFilename => "the file name is not allowed here".to_owned(),
        _ if path.file_name().is_none() => "the path names no file".to_owned(),
        _ => format!("the file could not be written ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chart.svg");
        write_file(&path, b"first, longer").unwrap();
        write_file(&path, b"second").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"second");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn failures_name_the_path_and_leave_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none").join("chart.svg");
        let message = write_file(&missing, b"x").unwrap_err().to_string();
        assert!(message.starts_with("there is no such folder: ") && message.ends_with("chart.svg"), "{message}");

        let occupied = folder.path().join("folder.svg");
        std::fs::create_dir(&occupied).unwrap();
        let message = write_file(&occupied, b"x").unwrap_err().to_string();
        assert!(message.starts_with("there is a folder of this name"), "{message}");
        assert!(occupied.is_dir());

        let file = folder.path().join("file");
        std::fs::write(&file, b"kept").unwrap();
        let message = write_file(&file.join("chart.svg"), b"x").unwrap_err().to_string();
        assert!(message.starts_with("a part of the path is a file"), "{message}");
        assert_eq!(std::fs::read(&file).unwrap(), b"kept");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_folder_that_takes_no_files_is_named() {
        let message = write_file(Path::new("/proc/chart.svg"), b"x").unwrap_err().to_string();
        assert!(message.ends_with(": /proc/chart.svg"), "{message}");
    }
}
