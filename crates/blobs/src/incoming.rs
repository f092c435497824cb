//! Bytes on their way in: into a temporary file, counted and fingerprinted as they come.

use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempPath;
use tokio::{fs::File, io::AsyncWriteExt};

use crate::BlobError;

/// First bytes that are kept for a look at what they are.
const HEAD: usize = 16 << 10;

/// Bytes on their way in. What is dropped is gone.
#[derive(Debug)]
pub struct Incoming {
    file: File,
    path: TempPath,
    digest: Sha256,
    size: u64,
    most: u64,
    head: Vec<u8>,
}

/// All bytes, on the disk.
pub(crate) struct Whole {
    pub(crate) path: TempPath,
    pub(crate) size: u64,
}

impl Incoming {
    /// Into a file in this folder, or in the machine's folder for such files.
    pub(crate) fn new(folder: Option<&Path>, most: u64) -> Result<Self, BlobError> {
        let named = match folder {
            Some(folder) => tempfile::NamedTempFile::new_in(folder)?,
            None => tempfile::NamedTempFile::new()?,
        };
        let (file, path) = named.into_parts();
        let file = File::from_std(file);
        Ok(Self { file, path, digest: Sha256::new(), size: 0, most, head: vec![] })
    }

    /// Takes more bytes. Those beyond the most allowed are counted and not kept.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), BlobError> {
        self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if self.too_large() {
            return Ok(());
        }
        let room = HEAD.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(room));
        self.digest.update(bytes);
        Ok(self.file.write_all(bytes).await?)
    }

    /// Whether more came than is allowed.
    pub fn too_large(&self) -> bool {
        self.size > self.most
    }

    /// How many bytes came.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The first bytes.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Fingerprint (SHA-256) of what came so far, in hexadecimal.
    pub fn sha256(&self) -> String {
        self.digest.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// All of it, safely on the disk.
    pub(crate) async fn finish(mut self) -> Result<Whole, BlobError> {
        if self.too_large() {
            return Err(BlobError::Failed("more bytes came than are allowed".into()));
        }
        self.file.flush().await?;
        self.file.sync_all().await?;
        Ok(Whole { path: self.path, size: self.size })
    }
}
