//! The bytes of files, by id: in a folder, or in a store that speaks S3. Nothing else in Steerco
//! knows which.

mod disk;
mod incoming;
mod s3;

use std::{io::Read, path::PathBuf, sync::Arc};

use tokio_stream::{StreamExt, wrappers::ReceiverStream};
use uuid::Uuid;

pub use incoming::Incoming;
pub use s3::S3Settings;

/// Bytes that travel together.
const PIECE: usize = 64 << 10;

/// Why bytes were not kept, found or removed.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There are no bytes under this id.
    #[error("there are no bytes stored under {0}")]
    Missing(Uuid),
    /// The settings cannot be used.
    #[error("{0}")]
    Settings(String),
    /// The disk or the network failed, or the store refused.
    #[error("{0}")]
    Failed(String),
}

impl From<std::io::Error> for BlobError {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Bytes on their way out, piece by piece.
pub type Pieces = ReceiverStream<std::io::Result<Vec<u8>>>;

/// Where the bytes of files are. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs {
    place: Arc<Place>,
}

#[derive(Debug)]
enum Place {
    Disk(disk::Disk),
    S3(Box<s3::S3>),
}

impl Blobs {
    /// In this folder, which is made when the first bytes come.
    pub fn on_disk(folder: PathBuf) -> Self {
        Self { place: Arc::new(Place::Disk(disk::Disk { folder })) }
    }

    /// In a bucket of a store that speaks S3.
    pub fn in_s3(settings: S3Settings) -> Result<Self, BlobError> {
        Ok(Self { place: Arc::new(Place::S3(Box::new(s3::S3::new(settings)?))) })
    }

    /// Where it is, in words for people.
    pub fn describe(&self) -> String {
        match &*self.place {
            Place::Disk(disk) => format!("the folder {}", disk.folder.display()),
            Place::S3(s3) => s3.describe(),
        }
    }

    /// Begins to take bytes in, at most this many; they are kept by [`Blobs::put`].
    pub fn receive(&self, most: u64) -> Result<Incoming, BlobError> {
        match &*self.place {
            Place::Disk(disk) => Incoming::new(Some(&disk.incoming()?), most),
            Place::S3(_) => Incoming::new(None, most),
        }
    }

    /// Begins to copy the bytes of a file to another place, where they are kept by [`Blobs::put`].
    pub async fn receive_from(&self, id: Uuid, into: &Self) -> Result<Incoming, BlobError> {
        let mut pieces = self.open(id).await?;
        let mut incoming = into.receive(u64::MAX)?;
        while let Some(piece) = pieces.next().await {
            incoming.write(&piece?).await?;
        }
        Ok(incoming)
    }

    /// Keeps what came in; when this returns, it is on the disk or acknowledged by the store.
    pub async fn put(&self, id: Uuid, incoming: Incoming) -> Result<(), BlobError> {
        let whole = incoming.finish().await?;
        let place = self.place.clone();
        blocking(move || match &*place {
            Place::Disk(disk) => disk.put(id, whole),
            Place::S3(s3) => s3.put(id, whole),
        })
        .await
    }

    /// Removes what began to come in more than a day ago and was left when the program was stopped.
    pub async fn forget_unfinished(&self) -> Result<(), BlobError> {
        let place = self.place.clone();
        blocking(move || match &*place {
            Place::Disk(disk) => disk.forget_unfinished(),
            // Those are in the machine's own folder for such files.
            Place::S3(_) => Ok(()),
        })
        .await
    }

    /// The bytes of a file, as a stream.
    pub async fn open(&self, id: Uuid) -> Result<Pieces, BlobError> {
        let place = self.place.clone();
        let reader = blocking(move || match &*place {
            Place::Disk(disk) => disk.open(id),
            Place::S3(s3) => s3.open(id),
        })
        .await?;
        Ok(stream(reader))
    }

    /// Removes the bytes of a file; that they are gone already is fine.
    pub async fn remove(&self, id: Uuid) -> Result<(), BlobError> {
        let place = self.place.clone();
        blocking(move || match &*place {
            Place::Disk(disk) => disk.remove(id),
            Place::S3(s3) => s3.remove(id),
        })
        .await
    }
}

/// Runs what waits for the disk or the network beside the threads that answer requests.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BlobError> + Send + 'static,
) -> Result<T, BlobError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(BlobError::Failed(error.to_string())),
    }
}

/// Reads ahead by a few pieces, no further than the reader of the stream has come.
fn stream(mut from: impl Read + Send + 'static) -> Pieces {
    let (sender, receiver) = tokio::sync::mpsc::channel(4);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut piece = vec![0; PIECE];
            let next = match from.read(&mut piece) {
                Ok(0) => return,
                Ok(length) => {
                    piece.truncate(length);
                    Ok(piece)
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
            let failed = next.is_err();
            // Whoever went away wants no more.
            if sender.blocking_send(next).is_err() || failed {
                return;
            }
        }
    });
    ReceiverStream::new(receiver)
}
