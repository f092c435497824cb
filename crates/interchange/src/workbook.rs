//! The first sheet of an Excel workbook (`.xlsx`) as lines of texts, read cell by cell so that neither a
//! cell far out nor an archive that swells takes the memory.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

/// Most bytes that a workbook may have unpacked.
const MOST_BYTES: u128 = 64 << 20;
/// Columns and rows behind these are refused.
const MOST_COLUMNS: usize = 200;
const MOST_ROWS: usize = 50_000;

/// Lines of the first sheet, from its first row; rows without cells are empty lines. Dates are told as
/// `2026-11-29`, numbers as short as they are exact. What is wrong with the file otherwise.
pub(crate) fn first_sheet(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let broken = "This workbook cannot be read. Save it anew as .xlsx or as CSV.";
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken)?;
    // From the directory at the end, which also knows the sizes of what was written piece by piece.
    let mut size = 0_u128;
    for at in 0..archive.len() {
        size += u128::from(archive.by_index_raw(at).map_err(|_| broken)?.size());
    }
    if size > MOST_BYTES {
        return Err("This workbook is too large. Save the one sheet as CSV and send that.".into());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken)?;
    let name = book.sheet_names().first().cloned().ok_or("The workbook has no sheet.")?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| broken)?;
    let mut lines: Vec<Vec<String>> = vec![];
    while let Some(cell) = cells.next_cell().map_err(|_| broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(format!(
                "The sheet “{name}” has something in row {} and column {}. \
                 A list may have {MOST_ROWS} rows and {MOST_COLUMNS} columns.",
                row + 1,
                column + 1,
            ));
        }
        if lines.len() <= row {
            lines.resize(row + 1, vec![]);
        }
        if let Some(line) = lines.get_mut(row) {
            line.resize(usize::max(line.len(), column + 1), String::new());
            line[column] = text;
        }
    }
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    for line in &mut lines {
        line.resize(width, String::new());
    }
    Ok(lines)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.strip_suffix("T00:00:00").unwrap_or(text).to_owned()
        }
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute) == (0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}") }
        }
        // A formula that fails says nothing about anybody.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

    /// A workbook with this sheet, as a spreadsheet program writes it.
    fn book(cells: &str) -> Vec<u8> {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let files = [
            (
                "_rels/.rels",
                format!(
                    r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Staff" sheetId="1" r:id="r1"/></sheets></workbook>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
                ),
            ),
            (
                "xl/sharedStrings.xml",
                format!(
                    r#"<sst xmlns="{main}"><si><t>Name</t></si><si><t>Joined</t></si><si><t>FTE</t></si><si><t>Ann Meyer</t></si></sst>"#
                ),
            ),
            ("xl/styles.xml", STYLES.to_owned()),
            (
                "xl/worksheets/sheet1.xml",
                format!(r#"<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>"#),
            ),
        ];
        let mut zip = ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in files {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn texts_numbers_and_dates_are_read_as_people_write_them() {
        let sheet = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
            <row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="1"><v>46355</v></c><c r="C3"><v>0.8</v></c></row>
            <row r="4"><c r="A4" t="inlineStr"><is><t>Bo</t></is></c><c r="C4"><v>1</v></c></row>"#;
        let lines = first_sheet(&book(sheet)).unwrap();
        let wanted = [
            ["Name", "Joined", "FTE"],
            ["", "", ""],
            ["Ann Meyer", "2026-11-29", "0.8"],
            ["Bo", "", "1"],
        ];
        assert_eq!(lines, wanted.map(|line| line.map(str::to_owned).to_vec()));
    }

    #[test]
    fn what_is_too_far_out_or_no_workbook_is_said() {
        let far = first_sheet(&book(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#));
        assert!(far.unwrap_err().contains("row 1048576 and column 16384"));
        assert!(first_sheet(b"PK\x03\x04rubbish").unwrap_err().contains("cannot be read"));
    }
}
