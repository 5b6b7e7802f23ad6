//! Rust source cut into tokens, just well enough to ask what a file names and says.

pub(crate) mod imports;

use std::fs;
use std::path::{Path, PathBuf};

/// What a token is. Comments are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword.
    Word,
    /// A string or character literal, quotes and prefix included.
    Literal,
    /// One character of anything else.
    Mark,
}

/// One token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// One file of the project.
pub(crate) struct File {
    /// Relative to the package, with forward slashes.
    pub(crate) path: String,
    /// The tokens outside `#[cfg(test)]`.
    pub(crate) tokens: Vec<Token>,
    /// All tokens.
    pub(crate) all: Vec<Token>,
}

impl File {
    fn read(root: &Path, path: &Path) -> Self {
        let text = fs::read_to_string(path).expect("a readable source file");
        let relative = path.strip_prefix(root).expect("inside the package");
        let parts: Vec<&str> =
            relative.iter().map(|part| part.to_str().expect("an ASCII name")).collect();
        let all = tokens(&text);
        // A module of tests is declared under `#[cfg(test)]` in the file above.
        let is_test_module = parts.iter().any(|part| ["tests", "tests.rs"].contains(part));
        let tokens = if is_test_module { Vec::new() } else { without_tests(&all) };
        Self { path: parts.join("/"), tokens, all }
    }

    /// The module path of a file in `src`: `["store", "format", "v1"]`; empty for the crate root.
    pub(crate) fn module(&self) -> Vec<&str> {
        let path = self.path.strip_prefix("src/").expect("a file in src");
        let path = path.strip_suffix(".rs").expect("a Rust file");
        let mut parts: Vec<&str> = path.split('/').collect();
        if matches!(parts.last(), Some(&("mod" | "lib" | "main"))) {
            parts.pop();
        }
        parts
    }

    /// The lines on which these tokens stand one after the other, tests left out.
    pub(crate) fn lines_with(&self, sequence: &[&str]) -> Vec<usize> {
        lines_with(&self.tokens, sequence)
    }

    /// The top-level modules of this crate that the file names, each with its line.
    pub(crate) fn modules_named(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        let depth = self.module().len();
        for at in 0..self.tokens.len() {
            if self.at(at, &["crate", ":", ":"]) {
                found.extend(self.first_names(at + 3));
            }
            let supers = ["super", ":", ":"].repeat(depth);
            let starts_here = at < 2 || !self.at(at - 2, &[":", ":"]);
            if depth > 0 && starts_here && self.at(at, &supers) {
                found.extend(self.first_names(at + supers.len()));
            }
        }
        found
    }

    /// The lines on which a crate, or a module of one (`std::fs`), is named.
    pub(crate) fn lines_naming(&self, path: &str) -> Vec<usize> {
        let (first, second) = path.split_once("::").map_or((path, None), |(a, b)| (a, Some(b)));
        let mut found = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let inside_path = at >= 1 && matches!(self.tokens[at - 1].text.as_str(), ":" | ".");
            // `field: ron::Value` has one colon before it, `other::ron` two.
            let inside_path = inside_path && (at < 2 || self.tokens[at - 2].text == ":");
            if token.kind != Kind::Word || token.text != first || inside_path {
                continue;
            }
            let is_path = self.at(at + 1, &[":", ":"]);
            match second {
                None if is_path || at > 0 && self.tokens[at - 1].text == "use" => {
                    found.push(token.line);
                }
                Some(second) if is_path => {
                    let names = self.first_names(at + 3).into_iter();
                    found.extend(names.filter(|(_, name)| name == second).map(|(line, _)| line));
                }
                _ => {}
            }
        }
        found
    }

    fn at(&self, at: usize, sequence: &[&str]) -> bool {
        starts_with(&self.tokens[at.min(self.tokens.len())..], sequence)
    }

    /// The name at `at`, or the first name of each branch of the group there.
    fn first_names(&self, at: usize) -> Vec<(usize, String)> {
        let name = |token: &Token| (token.line, token.text.clone());
        match self.tokens.get(at) {
            Some(token) if token.kind == Kind::Word => vec![name(token)],
            Some(token) if token.text == "{" => {
                let mut depth = 0;
                let mut names = Vec::new();
                for pair in self.tokens[at..].windows(2) {
                    match pair[0].text.as_str() {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                    let begins = matches!(pair[0].text.as_str(), "{" | ",");
                    if depth == 1 && begins && pair[1].kind == Kind::Word {
                        names.push(name(&pair[1]));
                    }
                }
                names
            }
            _ => Vec::new(),
        }
    }
}

/// Every Rust file in a folder of the package, folders inside it included.
pub(crate) fn files(folder: &str) -> Vec<File> {
    let root = package();
    let mut paths = Vec::new();
    collect(&root.join(folder), &mut paths);
    paths.sort();
    paths.iter().map(|path| File::read(&root, path)).collect()
}

/// The folder of the package.
pub(crate) fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn starts_with(tokens: &[Token], sequence: &[&str]) -> bool {
    tokens.len() >= sequence.len()
        && tokens.iter().zip(sequence).all(|(token, text)| token.text == *text)
}

/// The lines on which these tokens stand one after the other.
pub(crate) fn lines_with(tokens: &[Token], sequence: &[&str]) -> Vec<usize> {
    let hits = (0..tokens.len()).filter(|at| starts_with(&tokens[*at..], sequence));
    hits.map(|at| tokens[at].line).collect()
}

/// The tokens of a source text, comments left out.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let (kind, length) = measure(rest, first);
        let (taken, after) = rest.split_at(length);
        if let Some(kind) = kind {
            found.push(Token { kind, text: taken.to_owned(), line });
        }
        line += taken.matches('\n').count();
        rest = after;
    }
    found
}

fn measure(rest: &str, first: char) -> (Option<Kind>, usize) {
    let length_while =
        |wanted: &dyn Fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
    if first.is_whitespace() {
        return (None, length_while(&char::is_whitespace));
    }
    if rest.starts_with("//") {
        return (None, length_while(&|c| c != '\n'));
    }
    if rest.starts_with("/*") {
        return (None, block_comment(rest));
    }
    if let Some(length) = string(rest) {
        return (Some(Kind::Literal), length);
    }
    if first == '\'' {
        return match character(rest) {
            Some(length) => (Some(Kind::Literal), length),
            None => (Some(Kind::Mark), 1),
        };
    }
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    if is_word(first) {
        return (Some(Kind::Word), length_while(&is_word));
    }
    (Some(Kind::Mark), first.len_utf8())
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    loop {
        match rest.as_bytes().get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            Some(_) => at += 1,
            None => return rest.len(),
        }
        if depth == 0 {
            return at;
        }
    }
}

fn string(rest: &str) -> Option<usize> {
    let bare = rest.trim_start_matches(['b', 'c']);
    let prefix = rest.len() - bare.len();
    if prefix > 1 {
        return None;
    }
    if let Some(body) = bare.strip_prefix('"') {
        let mut escaped = false;
        let end = body.find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })?;
        return Some(prefix + end + 2);
    }
    let hashes = bare.strip_prefix('r')?;
    let body = hashes.trim_start_matches('#');
    let count = hashes.len() - body.len();
    let end = body.strip_prefix('"')?.find(&format!("\"{}", "#".repeat(count)))?;
    Some(prefix + 1 + count + 1 + end + 1 + count)
}

/// The length of a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        return characters.skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 1);
    }
    characters.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 1)
}

/// The tokens without the items under `#[cfg(test)]`.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if starts_with(&tokens[at..], &["#", "[", "cfg", "(", "test", ")", "]"]) {
            at = item_end(tokens, at + 7);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Where the item that starts at `at` ends: after its `;` or its closing brace.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        if token.kind != Kind::Mark {
            continue;
        }
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            ";" if depth == 0 => break,
            "}" | ")" | "]" => {
                depth -= 1;
                if depth == 0 && token.text == "}" {
                    break;
                }
            }
            _ => {}
        }
    }
    at
}
