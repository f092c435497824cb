//! What a file is, by its content; names only tell apart what has the same content. Programs, and what
//! a browser would run, are refused.

use crate::{Failure, Outcome};

/// Longest name of a file.
const LONGEST_NAME: usize = 200;

/// Kinds that content tells, and that are welcome.
const WELCOME: [&str; 34] = [
    "application/epub+zip",
    "application/gzip",
    "application/msword",
    "application/pdf",
    "application/rtf",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/x-7z-compressed",
    "application/x-ole-storage",
    "application/x-tar",
    "application/zip",
    "audio/m4a",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "audio/x-wav",
    "image/avif",
    "image/bmp",
    "image/gif",
    "image/heif",
    "image/jpeg",
    "image/png",
    "image/tiff",
    "image/vnd.dwg",
    "image/webp",
    "video/mp4",
    "video/quicktime",
    "video/webm",
];

/// Kinds that share their content's form with others, by the end of the name.
const CONTAINERS: [(&str, &str, &str); 12] = [
    ("application/x-ole-storage", "mpp", "application/vnd.ms-project"),
    ("application/x-ole-storage", "msg", "application/vnd.ms-outlook"),
    ("application/x-ole-storage", "doc", "application/msword"),
    ("application/x-ole-storage", "xls", "application/vnd.ms-excel"),
    ("application/x-ole-storage", "ppt", "application/vnd.ms-powerpoint"),
    ("application/zip", "docx", DOCX),
    ("application/zip", "xlsx", XLSX),
    ("application/zip", "pptx", PPTX),
    ("text/plain", "csv", "text/csv"),
    ("text/plain", "md", "text/markdown"),
    ("text/plain", "json", "application/json"),
    ("text/plain", "ics", "text/calendar"),
];

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PPTX: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Ends of names that machines run, whatever is inside.
const RUN: [&str; 36] = [
    "app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "iso", "jar", "jnlp",
    "js", "jse", "lnk", "mht", "mhtml", "mjs", "msi", "php", "pif", "ps1", "py", "reg", "scr",
    "sh", "svg", "svgz", "swf", "vbe", "vbs", "wsf", "wsh", "xhtml", "xsl",
];

/// The name without folders and control characters, not too long.
pub(super) fn checked_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Marks that turn the direction of writing would hide how a name ends.
    let turns = |c: char| matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = last.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    if clean.is_empty() {
        return "file".into();
    }
    let letters = clean.chars().count();
    if letters <= LONGEST_NAME {
        return clean.into();
    }
    // The end says what it is.
    let end: String = clean.chars().skip(letters - 20).collect();
    let begin: String = clean.chars().take(LONGEST_NAME - 21).collect();
    format!("{begin}…{end}")
}

/// What the file is by its first bytes, if it is welcome.
pub(super) fn media_type(name: &str, head: &[u8]) -> Outcome<&'static str> {
    if head.is_empty() {
        let text = format!("“{name}” is empty. Choose a file with something in it.");
        return Err(Failure::field("attachment.empty", "file", text));
    }
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    if RUN.contains(&end.as_str()) {
        return Err(refused(
            name,
            &format!("a file that a computer or browser would run (.{end})"),
        ));
    }
    let found = match infer::get(head) {
        Some(kind) if WELCOME.contains(&kind.mime_type()) => kind.mime_type(),
        Some(kind) if kind.mime_type() == "text/xml" && !draws(head) => "application/xml",
        Some(kind) => return Err(refused(name, kind.mime_type())),
        None if is_text(head) && head.starts_with(b"#!") => return Err(refused(name, "a script")),
        None if is_text(head) && draws(head) => return Err(refused(name, "a page for browsers")),
        None if is_text(head) => "text/plain",
        None => return Err(refused(name, "of an unknown kind")),
    };
    let told = CONTAINERS.iter().find(|(inside, by, _)| *inside == found && *by == end);
    Ok(told.map_or(found, |(_, _, kind)| kind))
}

fn refused(name: &str, what: &str) -> Failure {
    let text = format!(
        "“{name}” is {what} and is not taken. Documents, tables, presentations, pictures, plans, texts, \
         recordings and archives are; put anything else into a ZIP archive."
    );
    Failure::field("attachment.kind_not_allowed", "file", text)
}

/// Whether a browser would draw it as a page or picture with scripts in it.
fn draws(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    ["<svg", "<html", "<script", "<!doctype html", "<body", "<iframe", "<x:script", "xhtml"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Whether the bytes are text: no zero, and UTF-8 but for a letter cut off at the end, or a text in
/// one of the older encodings without control characters.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    !head.iter().any(control)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn code(name: &str, head: &[u8]) -> &'static str {
        match media_type(name, head) {
            Err(Failure::Refused(refusal)) => refusal.code,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn content_decides_and_names_refine() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(media_type("a.png", png).unwrap(), "image/png");
        assert_eq!(media_type("really.pdf", png).unwrap(), "image/png");
        assert_eq!(media_type("a.pdf", b"%PDF-1.7\n").unwrap(), "application/pdf");
        assert_eq!(media_type("a.csv", b"name,start\n").unwrap(), "text/csv");
        assert_eq!(media_type("a.log", "größer\n".as_bytes()).unwrap(), "text/plain");
        assert_eq!(media_type("a", b"gr\xf6\xdfer\n").unwrap(), "text/plain");
        let plan =
            b"<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"/>";
        assert_eq!(media_type("plan.xml", plan).unwrap(), "application/xml");
        let zip = b"PK\x03\x04\x14\0\0\0\x08\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
        assert_eq!(media_type("a.zip", zip).unwrap(), "application/zip");
        assert_eq!(media_type("a.xlsx", zip).unwrap(), XLSX);
        let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest of it";
        assert_eq!(media_type("plan.mpp", ole).unwrap(), "application/vnd.ms-project");
    }

    #[test]
    fn what_would_run_is_refused() {
        let not_allowed = "attachment.kind_not_allowed";
        assert_eq!(code("a.txt", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0"), not_allowed);
        assert_eq!(code("a", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), not_allowed);
        assert_eq!(code("a.txt", b"<!DOCTYPE html><html><script>1</script>"), not_allowed);
        assert_eq!(code("a.xml", b"<?xml version=\"1.0\"?><svg onload=\"x()\"/>"), not_allowed);
        assert_eq!(code("a.txt", b"hello <svg/onload=x()>"), not_allowed);
        assert_eq!(code("picture.svg", b"anything"), not_allowed);
        assert_eq!(code("a.txt", b"#!/bin/sh\nrm"), not_allowed);
        assert_eq!(code("setup.exe", b"hello"), not_allowed);
        assert_eq!(code("a.bin", b"\x01\x02\x03\x04"), not_allowed);
        assert_eq!(code("a.txt", b""), "attachment.empty");
    }

    #[test]
    fn names_are_names_only() {
        assert_eq!(checked_name("C:\\work\\plan.mpp"), "plan.mpp");
        assert_eq!(checked_name("../../etc/passwd"), "passwd");
        assert_eq!(checked_name(".."), "file");
        assert_eq!(checked_name("invoice\u{202e}fdp.exe\r\n"), "invoicefdp.exe");
        let long = format!("{}.pdf", "x".repeat(400));
        assert_eq!(checked_name(&long).chars().count(), 200);
        assert!(checked_name(&long).ends_with(".pdf"));
    }
}
