//! Bytes in a folder, one file each.

use std::{
    fs::{self, File},
    io::{ErrorKind, Read},
    path::PathBuf,
    time::Duration,
};

use uuid::Uuid;

use crate::{BlobError, incoming::Whole};

/// Longest that bytes may be on their way in.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

#[derive(Debug)]
pub(crate) struct Disk {
    pub(crate) folder: PathBuf,
}

impl Disk {
    /// Where files grow before they have their place, on the same disk.
    pub(crate) fn incoming(&self) -> Result<PathBuf, BlobError> {
        let folder = self.folder.join("incoming");
        fs::create_dir_all(&folder).map_err(|error| {
            BlobError::Failed(format!("cannot create the folder {}: {error}", folder.display()))
        })?;
        Ok(folder)
    }

    /// Removes what grew there long ago and has no place.
    pub(crate) fn forget_unfinished(&self) -> Result<(), BlobError> {
        let entries = match fs::read_dir(self.folder.join("incoming")) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
            if age > LONGEST {
                gone(fs::remove_file(entry.path()))?;
            }
        }
        Ok(())
    }

    /// Ids begin with the time; their ends differ, so folders fill evenly.
    fn folder_of(&self, id: Uuid) -> PathBuf {
        let text = id.simple().to_string();
        self.folder.join(text.get(30..).unwrap_or_default())
    }

    pub(crate) fn put(&self, id: Uuid, whole: Whole) -> Result<(), BlobError> {
        let folder = self.folder_of(id);
        fs::create_dir_all(&folder)?;
        let path = folder.join(id.to_string());
        whole.path.persist(path).map_err(|error| BlobError::Failed(error.to_string()))?;
        // The new name must survive a crash like the bytes do.
        #[cfg(unix)]
        File::open(&folder)?.sync_all()?;
        Ok(())
    }

    pub(crate) fn open(&self, id: Uuid) -> Result<Box<dyn Read + Send>, BlobError> {
        match File::open(self.folder_of(id).join(id.to_string())) {
            Ok(file) => Ok(Box::new(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(BlobError::Missing(id)),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) fn remove(&self, id: Uuid) -> Result<(), BlobError> {
        gone(fs::remove_file(self.folder_of(id).join(id.to_string())))
    }
}

/// That another node was faster is fine.
fn gone(removed: std::io::Result<()>) -> Result<(), BlobError> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
