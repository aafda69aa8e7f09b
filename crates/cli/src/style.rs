//! The few styles that the program uses. They fall away where output is not a terminal.

use anstyle::{AnsiColor, Color, Style};

pub(crate) const SPEAKER: Style = color(AnsiColor::Cyan).bold();
pub(crate) const CUE: Style = color(AnsiColor::Yellow);
pub(crate) const CONTENT: Style = color(AnsiColor::Green);
pub(crate) const FOR: Style = color(AnsiColor::Green).bold();
pub(crate) const AGAINST: Style = color(AnsiColor::Red).bold();
pub(crate) const UNDECIDED: Style = color(AnsiColor::Yellow).bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const ERROR: Style = color(AnsiColor::Red).bold();
pub(crate) const WARNING: Style = color(AnsiColor::Yellow).bold();

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// `words` in `style`.
pub(crate) fn paint(style: Style, words: impl std::fmt::Display) -> String {
    format!("{style}{words}{style:#}")
}
