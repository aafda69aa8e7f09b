//! The few styles that the program uses. They fall away where output is not a terminal.

use anstyle::{AnsiColor, Color, Style};
use onrecord::Stance;

pub(crate) const SPEAKER: Style = color(AnsiColor::Cyan).bold();
pub(crate) const CUE: Style = color(AnsiColor::Yellow);
pub(crate) const CONTENT: Style = color(AnsiColor::Green);
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const ERROR: Style = color(AnsiColor::Red).bold();
pub(crate) const WARNING: Style = color(AnsiColor::Yellow).bold();

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// The style of a stance.
pub(crate) fn of_stance(stance: Stance) -> Style {
    match stance {
        Stance::For => color(AnsiColor::Green).bold(),
        Stance::Against => color(AnsiColor::Red).bold(),
        Stance::Undecided => color(AnsiColor::Yellow).bold(),
    }
}

/// `words` in `style`.
pub(crate) fn paint(style: Style, words: impl std::fmt::Display) -> String {
    format!("{style}{words}{style:#}")
}
