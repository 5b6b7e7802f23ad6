//! Which file of `src` names what of which other file, and the circles among them.
//!
//! A name is followed to the file that defines it: what a `mod.rs` hands on by `pub use` counts for
//! the file behind it. A method call names nothing, and neither does the declaration of a module.

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Kind, Token};

/// A path such as `crate::model::Edition`, piece by piece, from the crate root.
type Path = Vec<String>;

/// What a file brings into its scope.
#[derive(Default)]
struct Scope {
    /// A name, and what it stands for.
    names: BTreeMap<String, Path>,
    /// Modules whose names are all taken over.
    globs: Vec<Path>,
    /// What stands in expressions and types.
    mentioned: Vec<Path>,
}

/// The modules of the crate, by their paths.
struct Modules<'a> {
    scopes: BTreeMap<Path, Scope>,
    files: BTreeMap<Path, &'a str>,
}

/// For every file, the files that define what it names.
pub(crate) fn imports(files: &[File]) -> BTreeMap<String, BTreeSet<String>> {
    let known: Vec<&File> = files.iter().filter(|file| !file.tokens.is_empty()).collect();
    let path = |file: &File| file.module().into_iter().map(str::to_owned).collect::<Path>();
    let is_binary = |file: &&File| file.path == "src/main.rs";
    let mut modules = Modules { scopes: BTreeMap::new(), files: BTreeMap::new() };
    for file in known.iter().copied().filter(|file| !is_binary(file)) {
        modules.files.insert(path(file), &file.path);
        modules.scopes.insert(path(file), scope(&file.tokens, &path(file)));
    }
    let mut found = BTreeMap::new();
    for (module, scope) in &modules.scopes {
        let named = scope.names.values().chain(&scope.globs);
        let mut targets: BTreeSet<Path> = named.filter_map(|it| modules.definer(it, 0)).collect();
        for path in &scope.mentioned {
            targets.extend(modules.mentioned(module, path));
        }
        targets.remove(module);
        let targets = targets.iter().map(|target| modules.files[target].to_owned()).collect();
        found.insert(modules.files[module].to_owned(), targets);
    }
    found
}

impl Modules<'_> {
    /// The module that defines what a path from the crate root names; `None` for a module itself
    /// and for what is not of this crate.
    fn definer(&self, path: &[String], depth: usize) -> Option<Path> {
        let inside = (0..path.len()).rev().find(|end| self.files.contains_key(&path[..*end]))?;
        if self.files.contains_key(path) || depth > 8 {
            return None;
        }
        let (module, name) = (path[..inside].to_vec(), &path[inside]);
        let scope = &self.scopes[&module];
        if let Some(target) = scope.names.get(name) {
            let target: Path = target.iter().chain(&path[inside + 1..]).cloned().collect();
            return self.definer(&target, depth + 1);
        }
        Some(module)
    }

    /// The same for a path as it stands in an expression, where its first name may be one that was
    /// brought in or a module below.
    fn mentioned(&self, module: &[String], path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let is_said = matches!(first.as_str(), "crate" | "self" | "super");
        let whole = match self.scopes[module].names.get(first) {
            _ if is_said => absolute(path, module)?,
            Some(known) => known.iter().chain(rest).cloned().collect(),
            None => module.iter().chain(path).cloned().collect(),
        };
        self.definer(&whole, 0)
    }
}

fn scope(tokens: &[Token], module: &[String]) -> Scope {
    let mut scope = Scope::default();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].text == "use" && tokens[at].kind == Kind::Word {
            let end = tokens[at..].iter().position(|it| it.text == ";").map_or(0, |it| at + it);
            branch(&tokens[at + 1..end.max(at + 1)], &[], module, &mut scope);
            at = end.max(at + 1);
        } else if tokens[at].kind == Kind::Word && !is_inside(tokens, at) {
            let (path, next) = straight(tokens, at);
            if path.len() > 1 {
                scope.mentioned.push(path);
            }
            at = next;
        } else {
            at += 1;
        }
    }
    scope
}

/// Whether a name is not the first of its path.
fn is_inside(tokens: &[Token], at: usize) -> bool {
    at >= 2 && tokens[at - 1].text == ":" && tokens[at - 2].text == ":"
}

/// The names from `at` on that are joined by `::`, and where they end.
fn straight(tokens: &[Token], mut at: usize) -> (Path, usize) {
    let mut path = vec![tokens[at].text.clone()];
    at += 1;
    while tokens.len() > at + 2
        && tokens[at].text == ":"
        && tokens[at + 1].text == ":"
        && tokens[at + 2].kind == Kind::Word
    {
        path.push(tokens[at + 2].text.clone());
        at += 3;
    }
    (path, at)
}

/// Takes over one branch of a `use`, and the branches of the group in which it ends.
fn branch(tokens: &[Token], before: &[String], module: &[String], scope: &mut Scope) {
    let Some(first) = tokens.first() else { return };
    if first.text == "*" {
        scope.globs.extend(absolute(before, module));
        return;
    }
    if first.text == "{" {
        let (mut depth, mut begin) = (0, 1);
        for (at, token) in tokens.iter().enumerate() {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 || depth == 1 && token.text == "," {
                branch(&tokens[begin..at.max(begin)], before, module, scope);
                begin = at + 1;
            }
        }
        return;
    }
    let (names, next) = straight(tokens, 0);
    let path: Path = before
        .iter()
        .chain(&names)
        .filter(|it| *it != "self" || before.is_empty())
        .cloned()
        .collect();
    let rest = &tokens[next.min(tokens.len())..];
    match rest.first().map(|it| it.text.as_str()) {
        Some(":") => branch(&rest[2.min(rest.len())..], &path, module, scope),
        renamed => {
            let last =
                if renamed == Some("as") { rest.get(1).map(|it| &it.text) } else { path.last() };
            if let Some((last, whole)) = last.zip(absolute(&path, module)) {
                scope.names.insert(last.clone(), whole);
            }
        }
    }
}

/// A path from the crate root; `None` for what is not of this crate, as far as its beginning shows.
fn absolute(path: &[String], module: &[String]) -> Option<Path> {
    let supers = path.iter().take_while(|it| *it == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some(module.iter().chain(&path[1..]).cloned().collect()),
        "super" => {
            let above = &module[..module.len().saturating_sub(supers)];
            Some(above.iter().chain(&path[supers..]).cloned().collect())
        }
        "std" | "core" | "alloc" => None,
        // A module below, or another crate: which of them shows when it is looked up.
        _ => Some(module.iter().chain(path).cloned().collect()),
    }
}

/// The circles of a graph with more than one member, the largest first.
pub(crate) fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        graph.keys().map(|from| (from, reach(graph, from))).collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (from, there) in &reached {
        let is_back = |to: &&&String| reached.get(**to).is_some_and(|it| it.contains(*from));
        let circle: Vec<String> = there.iter().filter(is_back).map(|it| (*it).clone()).collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    found
}

/// Everything that can be reached from one place, which is among it only by a way around.
fn reach<'a>(graph: &'a BTreeMap<String, BTreeSet<String>>, from: &String) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = graph.get(from).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(graph.get(next).into_iter().flatten());
        }
    }
    found
}
