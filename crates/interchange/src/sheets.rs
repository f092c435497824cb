//! Tables as files: one as CSV, several as the sheets of an Excel workbook (`.xlsx`).

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A table with a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Name of its tab; at most 31 letters, without `[]:*?/\`.
    pub name: String,
    /// What stands above the columns.
    pub head: Vec<String>,
    /// Rows as wide as the head.
    pub rows: Vec<Vec<SheetCell>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// Nothing.
    Empty,
    /// Text, never a formula.
    Text(String),
    /// A number as a decimal, such as `-12.50`.
    Number(String),
    /// A date such as `2026-11-30`.
    Date(String),
}

/// A text that a spreadsheet would run as a formula gets an apostrophe in front.
pub(crate) fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

impl Sheet {
    /// The table as CSV in UTF-8, with a line of headings.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::Writer::from_writer(vec![]);
        // Writing into memory cannot fail, and all rows are as wide as the head.
        let _ = writer.write_record(self.head.iter().map(|text| harmless(text)));
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| match cell {
                SheetCell::Empty => String::new(),
                SheetCell::Text(text) => harmless(text),
                SheetCell::Number(text) | SheetCell::Date(text) => text.clone(),
            }));
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// Tables as the sheets of a workbook; the same tables give the same bytes. Refused is only what Excel cannot
/// take: a name that is no name of a tab, or more rows than a sheet has.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    written(sheets).map_err(|error| format!("The workbook cannot be written: {error}"))
}

fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("yyyy-mm-dd"));
    for one in sheets {
        let sheet = book.add_worksheet().set_name(&one.name)?;
        for (column, text) in (0..).zip(&one.head) {
            sheet.write_string_with_format(0, column, text, &bold)?;
        }
        for (row, cells) in (1..).zip(&one.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    SheetCell::Empty => continue,
                    SheetCell::Text(text) => sheet.write_string(row, column, text)?,
                    SheetCell::Number(text) => match text.parse::<f64>() {
                        Ok(number) => sheet.write_number(row, column, number)?,
                        Err(_) => sheet.write_string(row, column, text)?,
                    },
                    SheetCell::Date(text) => match ExcelDateTime::parse_from_str(text) {
                        Ok(date) => sheet.write_datetime_with_format(row, column, &date, &day)?,
                        Err(_) => sheet.write_string(row, column, text)?,
                    },
                };
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::workbook::first_sheet;

    fn sheet() -> Sheet {
        let text = |text: &str| SheetCell::Text(text.into());
        Sheet {
            name: "People to hire".into(),
            head: ["Role", "Start", "Cost"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![
                    text("Welder, senior"),
                    SheetCell::Date("2027-03-01".into()),
                    SheetCell::Number("1200.50".into()),
                ],
                vec![text("=1+1"), SheetCell::Empty, SheetCell::Number("-3".into())],
            ],
        }
    }

    #[test]
    fn a_table_as_csv_runs_no_formulas() {
        let text = String::from_utf8(sheet().csv()).unwrap();
        assert_eq!(text, "Role,Start,Cost\n\"Welder, senior\",2027-03-01,1200.50\n'=1+1,,-3\n");
    }

    #[test]
    fn a_workbook_is_read_as_it_was_written_and_is_the_same_each_time() {
        let bytes =
            workbook(&[sheet(), Sheet { name: "Empty".into(), ..Sheet::default() }]).unwrap();
        assert_eq!(
            bytes,
            workbook(&[sheet(), Sheet { name: "Empty".into(), ..Sheet::default() }]).unwrap()
        );
        let lines = first_sheet(&bytes).unwrap();
        assert_eq!(
            lines,
            [
                ["Role", "Start", "Cost"],
                ["Welder, senior", "2027-03-01", "1200.5"],
                ["=1+1", "", "-3"],
            ]
        );
        let bad = Sheet { name: "a/b".into(), ..Sheet::default() };
        assert!(workbook(&[bad]).is_err());
    }
}
