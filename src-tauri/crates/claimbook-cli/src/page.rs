//! A page for people: lines as wide as the terminal, marks that color only repeats.

use std::io::IsTerminal;

use crate::text::wrapped;

/// How the page will be looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Columns.
    pub(crate) width: usize,
    /// Whether standard output shows colors.
    pub(crate) color: bool,
    /// Whether standard error does.
    pub(crate) color_of_errors: bool,
}

impl Look {
    /// Columns where nobody says how many there are.
    const WIDTH: usize = 100;

    /// As the terminal is, or plain where there is none.
    pub(crate) fn of_terminal() -> Self {
        let terminal = console::Term::stdout();
        let columns = terminal.size_checked().map_or(Self::WIDTH, |(_, columns)| usize::from(columns));
        let is_terminal = std::io::stdout().is_terminal();
        Self {
            width: if is_terminal { columns.clamp(40, 120) } else { Self::WIDTH },
            color: console::colors_enabled(),
            color_of_errors: console::colors_enabled_stderr(),
        }
    }
}

/// What a stretch of text is, so that it can be set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// A key or a heading.
    Strong,
    /// What stands beside.
    Quiet,
    /// Verified, sound.
    Good,
    /// Disputed, not sound.
    Bad,
    /// Neither.
    Open,
}

/// Lines under way.
#[derive(Debug)]
pub(crate) struct Page {
    look: Look,
    text: String,
}

impl Page {
    /// An empty page.
    pub(crate) fn new(look: Look) -> Self {
        Self { look, text: String::new() }
    }

    /// The finished page.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// The text in a tone, where there are colors.
    pub(crate) fn tint(&self, tone: Tone, text: &str) -> String {
        if self.look.color { tinted(tone, text) } else { text.to_owned() }
    }

    /// One line as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        self.line("");
    }

    /// A gap and a heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.line(&self.tint(Tone::Strong, text));
    }

    /// Paragraphs, every line of them `indent` columns in.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), indent, text);
    }

    /// Paragraphs that begin beside `label` and go on below each other, `indent` columns in.
    pub(crate) fn hanging(&mut self, label: &str, indent: usize, text: &str) {
        let mut begin = format!("{label}{}", " ".repeat(indent.saturating_sub(console::measure_text_width(label))));
        for line in wrapped(text, self.look.width.saturating_sub(indent)) {
            self.line(&format!("{begin}{line}"));
            begin = " ".repeat(indent);
        }
    }

    /// A labelled value.
    pub(crate) fn field(&mut self, label: &str, value: &str) {
        self.hanging(&self.tint(Tone::Quiet, &format!("  {label}")), 14, value);
    }
}

/// The text between the terminal's marks for a tone.
pub(crate) fn tinted(tone: Tone, text: &str) -> String {
    let style = console::Style::new().force_styling(true);
    let style = match tone {
        Tone::Strong => style.bold(),
        Tone::Quiet => style.dim(),
        Tone::Good => style.green(),
        Tone::Bad => style.red(),
        Tone::Open => style.yellow(),
    };
    style.apply_to(text).to_string()
}
