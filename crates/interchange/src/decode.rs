//! Bytes to text: byte order marks, UTF-16, and the encoding an XML declaration names.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

/// The text of a file, and whether bytes had to be replaced because they fit no encoding.
pub(crate) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(bytes).unwrap_or(UTF_8),
    };
    let (text, _, replaced) = encoding.decode(bytes);
    if replaced && encoding == UTF_8 {
        // Files that claim UTF-8 and are not are nearly always from a Western Windows.
        let (text, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
        return (text, true);
    }
    (text, replaced)
}

/// The encoding named in `<?xml … encoding="…"?>`, or guessed from the shape of the first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, ..] => return Some(encoding_rs::UTF_16LE),
        [0, b'<', ..] => return Some(encoding_rs::UTF_16BE),
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let label = declaration.split("encoding").nth(1)?;
    let label = label.trim_start().strip_prefix('=')?.trim_start();
    let quote = label.chars().next()?;
    let encoding = Encoding::for_label(label.get(1..)?.split(quote).next()?.as_bytes())?;
    // A declaration readable as ASCII cannot be UTF-16, whatever it says.
    let sixteen = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&encoding);
    (!sixteen).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_common_encoding_is_read() {
        let text = "<?xml version=\"1.0\"?><a>Müller</a>";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16).0, text);
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(&utf16);
        assert_eq!(decode(&marked).0, text);
        assert_eq!(decode(text.as_bytes()).0, text);
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>M\xFCller</a>";
        assert!(decode(latin).0.contains("Müller"));
    }

    #[test]
    fn bytes_that_are_not_what_they_claim_are_read_and_told() {
        let (text, replaced) =
            decode(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>M\xFCller</a>");
        assert!(replaced && text.contains("Müller"));
    }
}
