//! The styles of a workbook: how numbers are shown, and what is struck through.

use std::collections::HashMap;

use super::xml::{Node, Xml, attribute, flag, name, number};
use crate::exchange::ReadProblem;
use crate::exchange::number_format::NumberFormat;

/// One style of cells.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    pub(super) format: NumberFormat,
    pub(super) struck: bool,
}

/// The styles by their numbers.
pub(super) fn read(text: &str) -> Result<Vec<CellStyle>, ReadProblem> {
    let mut codes: HashMap<u32, NumberFormat> = HashMap::new();
    let (mut struck_fonts, mut styles) = (Vec::new(), Vec::new());
    let (mut is_fonts, mut is_styles) = (false, false);
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(start) => match name(&start) {
                "numFmt" => {
                    let code = attribute(&start, "formatCode").unwrap_or_default();
                    let id = number(&start, "numFmtId").unwrap_or(0);
                    codes.insert(id, NumberFormat::of_code(&code));
                }
                "fonts" => is_fonts = true,
                "font" if is_fonts => struck_fonts.push(false),
                "strike" if is_fonts => {
                    let is_off = attribute(&start, "val").is_some() && !flag(&start, "val");
                    if let Some(font) = struck_fonts.last_mut() {
                        *font = !is_off;
                    }
                }
                "cellXfs" => is_styles = true,
                "xf" if is_styles => {
                    let id = number(&start, "numFmtId").unwrap_or(0);
                    let format = codes.get(&id).cloned();
                    let font: usize = number(&start, "fontId").unwrap_or(0);
                    styles.push(CellStyle {
                        format: format.unwrap_or_else(|| NumberFormat::built_in(id)),
                        struck: struck_fonts.get(font).copied().unwrap_or(false),
                    });
                }
                _ => {}
            },
            Node::Close(end) => match end.as_str() {
                "fonts" => is_fonts = false,
                "cellXfs" => is_styles = false,
                _ => {}
            },
            Node::Words(_) => {}
        }
    }
    Ok(styles)
}
