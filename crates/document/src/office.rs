//! What files of Office Open XML (ECMA-376) share: parts in a ZIP that keeps no moment of saving, so that
//! the same data gives the same bytes, and text as XML.

use std::{
    borrow::Cow,
    io::{Cursor, Write as _},
};

use quick_xml::escape::escape;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::DocumentError;

/// The parts of a file by their names, in this order.
pub(crate) fn pack(
    parts: &[(Cow<'static, str>, Cow<'static, str>)],
) -> Result<Vec<u8>, DocumentError> {
    zipped(parts).map_err(|error| DocumentError(error.to_string()))
}

fn zipped(parts: &[(Cow<'static, str>, Cow<'static, str>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in parts {
        file.start_file(name.as_ref(), options)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

/// A text as XML: what XML cannot say is left out.
pub(crate) fn plain(text: &str) -> String {
    let sayable = |letter: &char| matches!(letter, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    escape(text.chars().filter(sayable).collect::<String>()).into_owned()
}

/// What a file is called and about: its part `docProps/core.xml`.
pub(crate) fn core(title: &str, about: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:description>{}</dc:description><dc:language>en</dc:language></cp:coreProperties>"#,
        plain(title),
        plain(about),
    )
}
