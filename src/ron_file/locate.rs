//! Where a value stands in RON text.
//!
//! [`RonSource`] reads the text once into a tree of positions; a [`Spot`] walks down it by field
//! names and list positions (`institution`, `sections`, 1, `groups` …). `Some(…)`, newtypes and
//! struct names are transparent. Where the text is broken, or a field is not there, a spot stays
//! at the nearest thing that was found, so asking for a position always gives one.

use super::tokens::{Position, Token, TokenKind, Tokens, characters, is_text};

/// Containers nested deeper than this are not looked into; ron itself stops at 128.
const DEEPEST: usize = 160;

/// More values than these are not looked for: ten thousand devices have a tenth of them. What is beyond is
/// told by the place of what stands before it.
const MOST_NODES: usize = 2_000_000;

/// One value of the text.
struct Node<'a> {
    /// The name of the field whose value this is.
    name: Option<&'a str>,
    start: Position,
    end: Position,
    /// The literal, for a value that is not a container.
    literal: &'a str,
    children: Vec<usize>,
}

/// A text with the positions of everything in it.
pub(crate) struct RonSource<'a> {
    nodes: Vec<Node<'a>>,
    root: usize,
}

/// One value in a [`RonSource`].
#[derive(Clone, Copy)]
pub(crate) struct Spot<'s, 'a> {
    source: &'s RonSource<'a>,
    node: usize,
}

impl<'a> RonSource<'a> {
    /// Reads a text.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut builder = Builder::new();
        for token in Tokens::of(text) {
            builder.take(token);
        }
        builder.finish()
    }

    /// The whole document.
    pub(crate) fn root(&self) -> Spot<'_, 'a> {
        Spot { source: self, node: self.root }
    }

    /// The innermost container around a position.
    pub(super) fn container_at(&self, position: Position) -> Spot<'_, 'a> {
        let mut node = self.root;
        while let Some(inner) = self.child_around(node, position) {
            if self.nodes[inner].children.is_empty() && !self.nodes[inner].literal.is_empty() {
                break;
            }
            node = inner;
        }
        Spot { source: self, node }
    }

    /// The value at a position, or the one that ends there.
    pub(super) fn value_at(&self, position: Position) -> Option<Spot<'_, 'a>> {
        let container = self.container_at(position).node;
        let children = &self.nodes[container].children;
        let after = children.partition_point(|child| self.nodes[*child].start <= position);
        let node = *children.get(after.checked_sub(1)?)?;
        (position <= self.nodes[node].end).then_some(Spot { source: self, node })
    }

    fn child_around(&self, node: usize, position: Position) -> Option<usize> {
        let children = &self.nodes[node].children;
        let after = children.partition_point(|child| self.nodes[*child].start <= position);
        let candidate = *children.get(after.checked_sub(1)?)?;
        (position < self.nodes[candidate].end).then_some(candidate)
    }
}

impl<'s, 'a> Spot<'s, 'a> {
    fn at(self) -> &'s Node<'a> {
        &self.source.nodes[self.node]
    }

    /// Where the value begins.
    pub(crate) fn position(self) -> Position {
        self.at().start
    }

    /// The name of the field whose value this is.
    pub(super) fn name(self) -> Option<&'a str> {
        self.at().name
    }

    /// The value of a field, or `None` if there is no such field.
    pub(crate) fn find(self, name: &str) -> Option<Self> {
        let spot = self.unwrapped();
        let named = |node: &&usize| spot.source.nodes[**node].name == Some(name);
        let node = *spot.at().children.iter().find(named)?;
        Some(Self { node, ..spot })
    }

    /// The value of a field, or this value if there is no such field.
    pub(crate) fn field(self, name: &str) -> Self {
        self.find(name).unwrap_or(self)
    }

    /// The element of a list, or this value if there is no such element.
    pub(crate) fn item(self, index: usize) -> Self {
        self.at().children.get(index).map_or(self, |node| Self { node: *node, ..self })
    }

    /// The characters of a string, each with its own position; none if this is not a string.
    pub(crate) fn characters(self) -> Vec<(char, Position)> {
        let node = self.unwrapped().at();
        characters(node.literal, node.start)
    }

    /// The value of a string literal.
    pub(super) fn text(self) -> Option<String> {
        let literal = self.unwrapped().at().literal;
        is_text(literal).then(|| self.characters().into_iter().map(|(c, _)| c).collect())
    }

    /// The characters of a value that is neither a string nor a container.
    pub(super) fn literal(self) -> &'a str {
        self.unwrapped().at().literal
    }

    /// Looks through `Some(…)` and newtypes.
    fn unwrapped(mut self) -> Self {
        while let [node] = self.at().children[..]
            && self.source.nodes[node].name.is_none()
        {
            self.node = node;
        }
        self
    }
}

/// A container that is still open.
struct Open<'a> {
    node: usize,
    /// The name before the last `:`.
    name: Option<&'a str>,
    /// The value that was read last and has not been added yet.
    value: Option<usize>,
}

struct Builder<'a> {
    nodes: Vec<Node<'a>>,
    /// Never empty: the first one stands for the text itself.
    open: Vec<Open<'a>>,
    innermost: Open<'a>,
    /// Containers too deep to be looked into.
    ignored: usize,
}

impl<'a> Builder<'a> {
    fn new() -> Self {
        let (start, end) = (Position::START, Position::START);
        Self {
            nodes: vec![Node { name: None, start, end, literal: "", children: Vec::new() }],
            open: Vec::new(),
            innermost: Open { node: 0, name: None, value: None },
            ignored: 0,
        }
    }

    fn take(&mut self, token: Token<'a>) {
        self.nodes[0].end = token.end;
        match token.kind {
            TokenKind::Open if self.ignored > 0 || self.open.len() >= DEEPEST || self.is_full() => {
                self.ignored += 1;
            }
            TokenKind::Close if self.ignored > 0 => self.ignored -= 1,
            _ if self.ignored > 0 => {}
            TokenKind::Word | TokenKind::Text | TokenKind::Other if self.is_full() => {}
            TokenKind::Open => self.open(token),
            TokenKind::Close => self.close(token),
            TokenKind::Comma => self.add_value(),
            TokenKind::Colon => {
                let name = self.innermost.value.take().map(|node| self.nodes[node].literal);
                self.innermost.name = name;
            }
            TokenKind::Word | TokenKind::Text | TokenKind::Other => {
                let node = self.add_node(token, token.source);
                self.innermost.value = Some(node);
            }
        }
    }

    fn is_full(&self) -> bool {
        self.nodes.len() >= MOST_NODES
    }

    fn add_node(&mut self, token: Token<'a>, literal: &'a str) -> usize {
        let (start, end) = (token.start, token.end);
        self.nodes.push(Node { name: None, start, end, literal, children: Vec::new() });
        self.nodes.len() - 1
    }

    fn open(&mut self, token: Token<'a>) {
        // A word right before the bracket is the name of the struct, and the value begins there.
        let name = self.innermost.value.filter(|node| !self.nodes[*node].literal.is_empty());
        let node = match name {
            Some(named) => {
                self.nodes[named].literal = "";
                named
            }
            None => self.add_node(token, ""),
        };
        self.innermost.value = Some(node);
        let inner = Open { node, name: None, value: None };
        self.open.push(std::mem::replace(&mut self.innermost, inner));
    }

    fn close(&mut self, token: Token<'a>) {
        self.add_value();
        if let Some(outer) = self.open.pop() {
            self.nodes[self.innermost.node].end = token.end;
            self.innermost = outer;
        }
    }

    fn add_value(&mut self) {
        let name = self.innermost.name.take();
        if let Some(node) = self.innermost.value.take() {
            self.nodes[node].name = name;
            self.nodes[self.innermost.node].children.push(node);
        }
    }

    fn finish(mut self) -> RonSource<'a> {
        // What is still open goes on to the end of the text.
        let end = self.nodes[0].end;
        loop {
            self.add_value();
            let Some(outer) = self.open.pop() else { break };
            self.nodes[self.innermost.node].end = end;
            self.innermost = outer;
        }
        // Attributes (`#![enable(…)]`) stand before the value of the document.
        let root = self.nodes[0].children.last().copied().unwrap_or(0);
        RonSource { nodes: self.nodes, root }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What stands at a spot's position, up to the next comma.
    fn at<'t>(text: &'t str, spot: Spot<'_, '_>) -> &'t str {
        let Position { line, column } = spot.position();
        let line = text.split('\n').nth(line - 1).expect("a line of the text");
        let start = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
        line[start..].split(',').next().unwrap_or_default()
    }

    #[test]
    fn values_are_found_by_their_path() {
        let text = "// (a: 1)\n#![enable(implicit_some)]\nBook( /* /* x: */ ) */ a: Some((\n  日本: [\n 'x', '\\'', \"q\\\"),\", (deep: r#\"\"\"#), [], 7,],\n  r#type: Unit,)), b: -1.5e3)";
        let source = RonSource::read(text);
        let root = source.root();
        assert_eq!(at(text, root), "Book( /* /* x: */ ) */ a: Some((");
        assert_eq!(at(text, root.field("a").field("日本").item(1)), "'\\''");
        assert_eq!(at(text, root.field("a").field("日本").item(2)), "\"q\\\")");
        assert_eq!(at(text, root.field("a").field("日本").item(3).field("deep")), "r#\"\"\"#)");
        assert_eq!(at(text, root.field("a").field("日本").item(5)), "7");
        assert_eq!(at(text, root.field("a").field("type")), "Unit");
        assert_eq!(at(text, root.field("b")), "-1.5e3)");
        assert_eq!(root.field("a").field("日本").item(2).text().as_deref(), Some("q\"),"));
        // What is not there is looked for no further than where it should be.
        assert_eq!(at(text, root.field("b").field("c").item(9)), "-1.5e3)");
        assert!(root.find("c").is_none());
    }

    #[test]
    fn characters_of_a_string_have_their_own_places() {
        let places = |text: &str| -> Vec<(char, usize, usize)> {
            let source = RonSource::read(text);
            let characters = source.root().characters();
            characters.into_iter().map(|(c, at)| (c, at.line, at.column)).collect()
        };
        assert_eq!(
            places("\"あ\\n\\x41い\""),
            [('あ', 1, 2), ('\n', 1, 3), ('A', 1, 5), ('い', 1, 9),]
        );
        assert_eq!(places("\"\\u{3042}a\\\n   b\""), [('あ', 1, 2), ('a', 1, 10), ('b', 2, 4)]);
        assert_eq!(
            places("r##\"a\"#\nb\"##"),
            [('a', 1, 5), ('"', 1, 6), ('#', 1, 7), ('\n', 1, 8), ('b', 2, 1),]
        );
        assert_eq!(places("12"), []);
    }

    #[test]
    fn nesting_deeper_than_any_edition_is_not_looked_into() {
        let text = format!("(a: {}{}, b: 1)", "[".repeat(100_000), "]".repeat(100_000));
        let source = RonSource::read(&text);
        assert!(source.nodes.len() < 2 * DEEPEST, "{}", source.nodes.len());
        assert_eq!(source.root().field("b").literal(), "1");
    }

    /// Walks everywhere, so that a wrong index anywhere would panic.
    fn visit(spot: Spot<'_, '_>, last: Position) {
        assert!(spot.position() <= last);
        let _ = (spot.text(), spot.literal(), spot.characters(), spot.find("a"));
        for index in 0..spot.at().children.len() {
            visit(spot.item(index), last);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in r#"(a: |[(\[{}\]),:'"\\rb#/*\n ]|Some\(|\\u\{|//|/\*|\*/|[あx0-9.]|\PC){0,60}"#) {
            let source = RonSource::read(&text);
            let last = source.nodes[0].end;
            visit(source.root(), last);
            for line in 1..4 {
                for column in 1..30 {
                    let _ = source.value_at(Position { line, column });
                    visit(source.container_at(Position { line, column }), last);
                }
            }
        }

        #[test]
        fn what_ron_reads_is_found(words in proptest::collection::vec("\\PC{0,12}", 1..6), n in 0_usize..6) {
            let text = ron::ser::to_string_pretty(&words, ron::ser::PrettyConfig::new()).expect("written");
            let index = n % words.len();
            let spot = RonSource::read(&text);
            let found = spot.root().item(index).text();
            prop_assert_eq!(found.as_deref(), Some(words[index].as_str()));
        }
    }
}
