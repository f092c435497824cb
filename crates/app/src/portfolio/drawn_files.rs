//! Drawings as files.

use steerco_document::Drawing;

use crate::{Failure, Outcome};

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnFile {
    /// Pages to read and print.
    Pdf,
    /// Slides to edit.
    Pptx,
}

impl DrawnFile {
    /// A name to save it under, with the ending of its kind.
    pub(super) fn named(self, name: &str) -> String {
        let ending = match self {
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
        };
        format!("{name}.{ending}")
    }

    /// Lays something out and writes it, on a thread of its own.
    pub(super) async fn write(
        self,
        draw: impl FnOnce() -> Drawing + Send + 'static,
    ) -> Outcome<Vec<u8>> {
        let write = move || {
            let drawing = draw();
            match self {
                Self::Pdf => steerco_document::drawing_pdf(&drawing),
                Self::Pptx => steerco_document::pptx(&drawing),
            }
        };
        tokio::task::spawn_blocking(write)
            .await
            .map_err(|error| Failure::Fault(error.to_string()))?
            .map_err(|error| Failure::Fault(error.to_string()))
    }
}
